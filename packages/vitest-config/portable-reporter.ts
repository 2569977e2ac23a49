import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { JsonReporter } from "vitest/node";

/** Vitest's report as JSON, without the folder of this machine: turbo's cache brings it to others. */
export class PortableReporter extends JsonReporter {
  override async onTestRunEnd(...args: Parameters<JsonReporter["onTestRunEnd"]>): Promise<void> {
    await super.onTestRunEnd(...args);
    const { root, outputFile } = this.ctx.config;
    if (typeof outputFile !== "object" || outputFile.json === undefined) return;
    const file = resolve(root, outputFile.json);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(`${root}/`, ""));
  }
}
