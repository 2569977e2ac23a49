import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ApiChange, compareReports } from "@conomyhq/api-report/compare";
import { reported, reportPath } from "@conomyhq/api-report/reports";
import { runCommand } from "@conomyhq/command";
import { type Bump, isLess, largest } from "../packages/contract-diff/src/bump.ts";
import { askGit } from "../packages/contract-diff/src/git.ts";
import { mergeBase } from "../packages/contract-diff/src/release/branch.ts";
import { readDeclaration } from "../packages/contract-diff/src/release/gate.ts";

const usage = `Usage: pnpm api-diff

Compares what the published packages export with what they exported where this branch left the default one, and fails if
the changesets of the branch declare less than that needs. packages/*/api-report.md say what is exported.

  -h, --help  this text
`;

const root = fileURLToPath(new URL("..", import.meta.url));

await runCommand({ usage }, async () => {
  const since = mergeBase(root);
  let missing = 0;
  for (const name of reported) {
    const base = askGit(root, "show", `${since}:${reportPath(name)}`);
    // The first report takes nothing from anybody.
    if (base === undefined) continue;
    const revision = readFileSync(root + reportPath(name), "utf8");
    const changes = compareReports(base, revision.trim(), `${root}packages/${name}`);
    const declared = (await readDeclaration(root, since, [`@conomyhq/${name}`])).bump;
    if (!report(name, changes, declared)) missing += 1;
  }
  if (missing === 0) console.log("The changesets of this branch declare what its exports need.");
  return missing === 0 ? 0 : 1;
});

/** Tells what changed, and whether it is declared. */
function report(name: string, changes: readonly ApiChange[], declared: Bump): boolean {
  const needed = neededBump(name, changes);
  for (const change of changes) console.log(`@conomyhq/${name}: ${sentence(change)}`);
  if (!isLess(declared, needed)) return true;
  const says = declared === "none" ? "no changeset of this branch names it" : `the changesets say ${declared}`;
  console.error(
    `@conomyhq/${name} needs a ${needed} release, and ${says}. Run \`pnpm changeset --${needed} @conomyhq/${name}\`.`,
  );
  return false;
}

/** Before the first release nothing can break. */
function neededBump(name: string, changes: readonly ApiChange[]): Bump {
  const { version } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, "utf8"));
  const needed = largest(changes.map(({ bump }) => bump));
  return version === "0.0.0" && needed === "major" ? "minor" : needed;
}

function sentence({ name, kind, reason }: ApiChange): string {
  const said = {
    added: "is new.",
    changed: "is changed; programs that use it still compile.",
    incompatible: "is changed, and programs that use it may not compile any more.",
    removed: "is removed.",
  }[kind];
  return `${name} ${said}${reason ? `\n  ${reason.replaceAll("\n", "\n  ")}` : ""}`;
}
