import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

// node start-time.ts PACKAGE [PACKAGE]: import and listen, in five processes each, in turn. A package is its built folder.
// The time of the processor says more than that of the wall where others work on the same machine.

const folders = process.argv.slice(2).map((folder) => resolve(folder));
const times = new Map(folders.map((folder) => [folder, [] as Times[]]));
for (let round = 0; round <= 5; round++) {
  for (const folder of folders) {
    const code = `const start = performance.now();
      const { startSandbox } = await import(${JSON.stringify(`${folder}/dist/index.js`)});
      const sandbox = await startSandbox();
      const { user, system } = process.cpuUsage();
      console.log(JSON.stringify({ wall: performance.now() - start, cpu: (user + system) / 1000 }));
      await sandbox.close();`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
    if (stderr) throw new Error(stderr);
    // The first only fills the system's cache.
    if (round > 0) times.get(folder)?.push(JSON.parse(stdout));
  }
}
for (const [folder, measured] of times) {
  console.log(
    `${folder}: ${show(measured.map(({ wall }) => wall))}, of the processor ${show(measured.map(({ cpu }) => cpu))}`,
  );
}

interface Times {
  wall: number;
  cpu: number;
}

function show(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b).map((time) => time.toFixed(0));
  return `median ${sorted[2]} ms (${sorted.join(", ")})`;
}
