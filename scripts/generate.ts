import { readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fail, runCommand } from "@conomyhq/command";
import { ContractDocumentError, parseContract } from "@conomyhq/contract-document";
import { renderContract } from "../packages/client/generator.ts";
import { renderPackage } from "../packages/openapi-types/generator.mts";
import { lostReferences } from "./lib/lost-references.ts";

const usage = `Usage: pnpm generate [--check]

Writes the files that are made from openapi/conomy.yaml.

  --check   write nothing; fail if a file is not what the contract makes of it
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const contractPath = "openapi/conomy.yaml";

/** The generated files, and what makes them from the text of the contract. */
const generated: Record<string, (contract: string) => string | Promise<string>> = {
  "packages/openapi-types/conomy.generated.d.ts": renderPackage,
  "packages/client/src/contract.generated.ts": renderContract,
};

await runCommand({ usage, options: { check: { type: "boolean" } } }, async ({ values }) => {
  const contract = await readContract();
  // Everything is rendered before anything is written: a contract that breaks one generator changes no file.
  const files = await Promise.all(
    Object.entries(generated).map(async ([path, render]) => ({ path, text: await render(contract) })),
  );
  for (const { path, text } of files) {
    const current = await readFile(root + path, "utf8").catch(() => undefined);
    if (current === text) console.log(`unchanged  ${path}`);
    else if (values.check) {
      fail(`${path} is not what ${contractPath} makes of it. Run \`pnpm generate\` and commit the result.`);
    } else {
      await writeFile(`${root}${path}.tmp`, text);
      await rename(`${root}${path}.tmp`, root + path);
      console.log(`written    ${path}`);
    }
  }
});

/** The contract as every reader sees it: what YAML can say in several ways is written in one. */
async function readContract(): Promise<string> {
  const text = await readFile(root + contractPath, "utf8");
  try {
    const contract = parseContract(text, contractPath);
    const lost = [...lostReferences(contract.value, contract.value)];
    if (lost.length === 0) return JSON.stringify(contract.value);
    const lines = lost.map(({ path, target }) => `${contract.placeOf(path)}: the $ref ${target} leads nowhere.`);
    return fail(`${lines.join("\n")}\nNothing was written.`);
  } catch (error) {
    if (!(error instanceof ContractDocumentError)) throw error;
    return fail(`${error.message.replace(/\.$/, "")}. Correct the YAML; nothing was written.`);
  }
}
