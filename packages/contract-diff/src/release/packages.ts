import { nearest } from "@conomyhq/command/nearest";
import { getPackages } from "@manypkg/get-packages";
import { ContractDiffFailure } from "../failure.ts";

/**
 * Checks that the packages whose changesets count are there: no changeset could declare anything for another.
 *
 * @throws {ContractDiffFailure} if one is not.
 */
export async function checkPackages(packages: readonly string[], cwd: string): Promise<void> {
  if (packages.length === 0) {
    throw new ContractDiffFailure(
      `The packages whose changesets declare changes of the contract are not configured. Write \`packages: [NAME]\` into contract-diff.yaml. ${without}`,
      3,
    );
  }
  const known = (await getPackages(cwd)).packages.map(({ packageJson }) => packageJson.name);
  const absent = packages.find((name) => !known.includes(name));
  if (absent === undefined) return;
  const meant = nearest(absent, known);
  const suggestion = meant === undefined ? "" : ` Did you mean ${meant}?`;
  throw new ContractDiffFailure(
    `This repository has no package ${absent}, which \`packages\` of the configuration names.${suggestion} ${without}`,
    3,
  );
}

const without = "With --no-gate changesets are not looked at.";
