import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

// node start-time.ts PACKAGE [PACKAGE]: import and listen, in five processes each, in turn. A package is its built folder.

const folders = process.argv.slice(2).map((folder) => resolve(folder));
const times = new Map(folders.map((folder) => [folder, [] as number[]]));
for (let round = 0; round <= 5; round++) {
  for (const folder of folders) {
    const code = `const start = performance.now();
      const { startSandbox } = await import(${JSON.stringify(`${folder}/dist/index.js`)});
      const sandbox = await startSandbox();
      console.log(performance.now() - start);
      await sandbox.close();`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
    if (stderr) throw new Error(stderr);
    // The first only fills the system's cache.
    if (round > 0) times.get(folder)?.push(Number(stdout));
  }
}
for (const [folder, measured] of times) {
  const sorted = measured.toSorted((a, b) => a - b);
  console.log(`${folder}: median ${sorted[2]?.toFixed(1)} ms (${sorted.map((time) => time.toFixed(1)).join(", ")})`);
}
