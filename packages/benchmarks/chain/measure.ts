import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "./contracts.ts";
import { steps } from "./steps.ts";

/** What a step took, with all processes that it started. */
export interface Cost {
  /** Of the processor, in s: what other programs do on the machine changes it little. */
  seconds: number;
  /** The largest of its processes, in MB. */
  megabytes: number;
  /** What it printed; of a step that failed, why. */
  said: string;
  failed: boolean;
}

/** Sends a contract through every step, each in a process of its own. */
export function measureChain(contract: Case, folder: string, progress: (step: string) => void): Map<string, Cost> {
  return new Map(
    Object.keys(steps).map((name) => {
      progress(name);
      return [name, measureStep(name, contract, folder)];
    }),
  );
}

function measureStep(name: string, contract: Case, folder: string): Cost {
  const { args, cwd } = (steps[name] as (typeof steps)[string])(contract, folder);
  const notes = join(folder, "usage");
  rmSync(notes, { force: true });
  const note = `import { appendFileSync } from "node:fs";
    process.on("exit", () => appendFileSync(${JSON.stringify(notes)}, JSON.stringify(process.resourceUsage()) + "\\n"));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(note)}`,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    },
  });
  const usages: NodeJS.ResourceUsage[] = readFileSync(notes, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const microseconds = usages.reduce((total, { userCPUTime, systemCPUTime }) => total + userCPUTime + systemCPUTime, 0);
  return {
    seconds: microseconds / 1e6,
    megabytes: Math.round(Math.max(...usages.map(({ maxRSS }) => maxRSS)) / 1024),
    said: (status === 0 ? stdout : reasonIn(stderr)).trim(),
    failed: status !== 0,
  };
}

/** The line that says why, without the folder of the contract. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => /^\w*Error: /.test(line)) ?? lines.at(-1) ?? "").replace(/\S+\/(?=base\.yaml)/g, "");
}
