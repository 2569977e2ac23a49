import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Case } from "./contracts.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const redocly = fileURLToPath(new URL("bin/cli.js", import.meta.resolve("@redocly/cli/package.json")));

/** What Node runs for a step, and where. A step that needs what an earlier one wrote finds it in the case's folder. */
interface Step {
  args: string[];
  cwd?: string;
}

/** The way of a contract through this repository, in its order. */
export const steps: Record<string, (contract: Case, folder: string) => Step> = {
  lint: own("lint"),
  bundle: ({ file }, folder) => ({ args: [redocly, "bundle", file, "--output", join(folder, "bundle.yaml")] }),
  types: own("types"),
  aliases: own("aliases"),
  "type check of a call": own("typeCheck"),
  "start of the sandbox": own("start"),
  "1,000 calls of it": own("routing"),
  reference: ({ file }, folder) => ({
    args: [
      ...[redocly, "build-docs", file, "--config", "redocly.yaml", "--inlineBundle"],
      ...["--template", "page.hbs", "--output", join(folder, "index.html")],
    ],
    cwd: join(root, "packages/reference"),
  }),
  "contract diff": ({ file, revision }, folder) => ({
    args: [
      join(root, "packages/contract-diff/src/cli.ts"),
      ...[file, revision, "--no-gate", "--format", "json", "--output", join(folder, "contract-diff.json")],
    ],
    cwd: folder,
  }),
};

function own(name: string): (contract: Case, folder: string) => Step {
  return ({ file }, folder) => ({ args: [join(import.meta.dirname, "step.ts"), name, file, folder] });
}
