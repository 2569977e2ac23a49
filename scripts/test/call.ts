import { format } from "node:util";
import { vi } from "vitest";
import type { Result } from "./checkout.ts";

let calls = 0;

/**
 * Calls a command in this process, where what it needs of other packages is loaded once for all calls.
 *
 * @param file - The command's module, which runs when it is imported.
 */
export async function call(file: string, ...args: string[]): Promise<Result> {
  const output = { stdout: "", stderr: "" };
  const spies = [
    ...collect("stdout", "log", (text) => (output.stdout += text)),
    ...collect("stderr", "error", (text) => (output.stderr += text)),
  ];
  const { argv } = process;
  process.argv = [process.execPath, file, ...args];
  try {
    // Only the command itself runs anew for each address.
    await import(/* @vite-ignore */ `${file}?${calls++}`);
    return { code: Number(process.exitCode ?? 0), ...output };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

/** vitest has a console of its own, which does not write to the streams. */
function collect(stream: "stdout" | "stderr", method: "log" | "error", add: (text: string) => void) {
  return [
    vi.spyOn(console, method).mockImplementation((...values) => add(`${format(...values)}\n`)),
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      add(String(text));
      return true;
    }),
  ];
}
