import { availableParallelism } from "node:os";

/** Where and when something was measured, in a sentence. */
export function describeMachine(): string {
  const day = new Date().toISOString().slice(0, 10);
  const { platform, arch, version } = process;
  return `Measured on ${day} with Node ${version.slice(1)} on ${platform} ${arch}, ${availableParallelism()} cores.`;
}
