import { performance } from "node:perf_hooks";
import { paint } from "@conomyhq/command";
import ora from "ora";
import type { Exchange } from "./exchange.ts";

/** Does one step, shows that it is under way, and then how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const spinner = ora({ text: title, stream: process.stdout }).start();
  // ora's own symbols are coloured even where the output is no terminal.
  const end = (symbol: string) =>
    spinner.stopAndPersist({ symbol, text: `${title}  ${dim(duration(performance.now() - startedAt))}` });
  try {
    const result = await work();
    end(paint("green", "✔"));
    return result;
  } catch (error) {
    end(paint("red", "✖"));
    throw error;
  }
}

/** Shows a remark that belongs to the step before. */
export function note(text: string): void {
  console.log(indent(text, "    "));
}

/** Shows a request and its response. */
export function show({ request, response }: Exchange): void {
  console.log(`\n${indent(request, "  → ")}\n\n${indent(response, "  ← ")}`);
}

function indent(text: string, margin: string): string {
  return text.trimEnd().replaceAll(/^/gm, dim(margin));
}

function dim(text: string): string {
  return paint("dim", text);
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
