import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "@conomyhq/browser";
import { runCommand, toWholeNumber } from "@conomyhq/command";
import { startPreview } from "./preview.ts";

const usage = `Usage: pnpm --filter @conomyhq/reference bench:preview [--rounds N]

Measures the time from saving openapi/conomy.yaml to the reloaded page in a browser. It saves the contract with another
title, and at the end as it was: do not edit it meanwhile.

  --rounds N   how often (default: 5)
`;

const contract = join(import.meta.dirname, "../../../openapi/conomy.yaml");

await runCommand({ usage, options: { rounds: { type: "string", default: "5" } } }, async ({ values }) => {
  const rounds = toWholeNumber("--rounds", values.rounds, 1000);
  const original = readFileSync(contract, "utf8");
  const lines: string[] = [];
  const preview = await startPreview({ port: 0, report: (line) => lines.push(line), onChange() {} });
  const browser = await launchBrowser();
  try {
    await preview.ready;
    const page = await browser.context.newPage();
    await page.goto(preview.url);
    for (let round = 1; round <= rounds; round++) {
      const title = `Round ${round}`;
      const savedAt = performance.now();
      writeFileSync(contract, original.replace(/^ {2}title: .*/m, `  title: ${title}`));
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      console.log(`${((performance.now() - savedAt) / 1000).toFixed(2)} s, of which the page was ${lines.at(-1)}`);
    }
  } finally {
    writeFileSync(contract, original);
    await browser.close();
    await preview.close();
  }
});
