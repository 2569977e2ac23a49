import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect } from "vitest";
import { clearRecording, recording, recordingAsHar, settled } from "./recording.ts";

// For `setupFiles` of vitest: what a file of tests recorded goes to `reports/traffic` of its package.
afterAll(async () => {
  await settled();
  if (recording.length === 0) return;
  const folder = join("reports", "traffic");
  mkdirSync(folder, { recursive: true });
  const name = basename(expect.getState().testPath ?? "unknown", ".test.ts");
  writeFileSync(join(folder, `${name}.har`), JSON.stringify(recordingAsHar()));
  // The next file of the same process records its own.
  clearRecording();
});
