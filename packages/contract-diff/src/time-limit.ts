import { createContext, Script } from "node:vm";

const context = createContext({ run: undefined });
const script = new Script("run()");

/**
 * Runs something that may take for ever, such as a regular expression, which nothing else in a process can stop.
 *
 * What is stopped runs no `finally`: whatever it was changing has to be thrown away.
 *
 * @returns `undefined` if it took longer than `milliseconds`.
 * @throws what `run` throws.
 */
export function withTimeLimit<Value>(milliseconds: number, run: () => Value): Value | undefined {
  context.run = run;
  try {
    return script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  } finally {
    context.run = undefined;
  }
}
