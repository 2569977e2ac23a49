import { expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { checkPort } from "../src/ports.ts";

/** What the platform's `fetch` refuses to call, without any call being made. */
async function isBlocked(port: number): Promise<boolean> {
  const dispatcher = {
    dispatch() {
      throw new Error("would be called");
    },
  };
  const error = await fetch(`http://127.0.0.1:${port}`, { dispatcher } as object).catch((reason) => reason);
  return String(error.cause?.message).includes("bad port");
}

function isRefused(port: number): boolean {
  try {
    checkPort(port);
    return false;
  } catch {
    return true;
  }
}

it("refuses every port that fetch blocks, and no other", async () => {
  const ports = Array.from({ length: 11_000 }, (_, index) => index + 1);
  const blocked: number[] = [];
  for (const port of ports) if (await isBlocked(port)) blocked.push(port);
  expect(blocked.length).toBeGreaterThan(70);
  expect(ports.filter(isRefused)).toEqual(blocked);
});

it("says so at the start", async () => {
  await expect(startSandbox({ port: 6667 })).rejects.toThrow(
    "fetch refuses to call port 6667. Choose another port, or 0 for a free one.",
  );
});
