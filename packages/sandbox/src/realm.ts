import { runInThisContext } from "node:vm";

type Start = Pick<typeof import("./sandbox.ts"), "startSandbox">;

/**
 * This package as Node itself loads it, where somebody hides Node's globals, as Jest's jsdom does: a server needs them, and
 * they do not mix with those of jsdom.
 */
export function outsideOfJsdom(): Start | undefined {
  if ("Request" in globalThis) return undefined;
  // Not imported: Jest has a module of its own under this name. This runs where Node started, outside of Jest's context.
  const { createRequire }: typeof import("node:module") = runInThisContext("process.getBuiltinModule('node:module')");
  return createRequire(import.meta.url)("@conomyhq/sandbox");
}

/** A signal that `Request` takes, though it may come from jsdom. */
export function adopted(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (!signal || signal instanceof AbortSignal) return signal ?? undefined;
  const { aborted, reason } = signal as AbortSignal;
  if (aborted) return AbortSignal.abort(reason);
  const controller = new AbortController();
  const foreign = signal as AbortSignal;
  foreign.addEventListener("abort", () => controller.abort(foreign.reason), { once: true });
  return controller.signal;
}
