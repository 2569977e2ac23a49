import { beforeAll, describe, expect, it } from "vitest";
import type { Result } from "./command.ts";
import { changeset, contract, createRepository } from "./repository.ts";

/** A branch of a pull request, and what the gate says to it. */
interface Branch {
  name: string;
  contract: string;
  changeset?: string;
  ok: boolean;
}

const withoutEmail = edit(
  `        email:
          description: The e-mail address.
          type: string
        country:`,
  "        country:",
);

const parameters = `    parameters:
      - name: id
        in: path
        required: true
        description: Which customer.
        schema:
          type: string
`;
const moved = parameters.replaceAll(/^/gm, "  ").trimEnd();
const refactored = edit(parameters, "")
  .replace("      operationId: getCustomer", `      operationId: getCustomer\n${moved}`)
  .replace("      operationId: updateCustomer", `      operationId: updateCustomer\n${moved}`);

const branches: Branch[] = [
  {
    name: "docs-only",
    contract: edit("description: A payer.", "description: A payer, as it is stored."),
    changeset: changeset("patch", "Say what a customer is."),
    ok: true,
  },
  {
    name: "optional-property-added",
    contract: edit("        country:", "        nickname:\n          type: string\n        country:"),
    changeset: changeset("minor", "Customers have a `nickname`."),
    ok: true,
  },
  {
    name: "response-property-removed-as-minor",
    contract: withoutEmail,
    changeset: changeset("minor", "Customers are returned without `email`."),
    ok: false,
  },
  {
    name: "response-property-removed-as-major",
    contract: withoutEmail,
    changeset: changeset(
      "major",
      "Customers are returned without `email`.\n\nMigration: keep the address that you sent; `customer.email` is gone.",
    ),
    ok: true,
  },
  { name: "no-changeset", contract: withoutEmail, ok: false },
  {
    name: "refactor",
    // A parameter moves from the path to its operations.
    contract: refactored,
    ok: true,
  },
];

function edit(from: string, to: string): string {
  if (!contract.includes(from)) throw new Error(`The contract does not say ${from}`);
  return contract.replace(from, to);
}

describe.each(branches)("the pull request $name", (branch) => {
  let result: Result;

  beforeAll(async () => {
    const repository = createRepository({
      ".changeset/pending.md": changeset("major", "Pending.\n\nMigration: none."),
    });
    repository.write("openapi/conomy.yaml", branch.contract);
    if (branch.changeset) repository.write(".changeset/own.md", branch.changeset);
    repository.commit("The change");
    result = await repository.diff(["--format", "markdown"]);
    repository.remove();
  });

  it(branch.ok ? "is accepted" : "is refused", () => {
    expect(result).toMatchObject({ code: branch.ok ? 0 : 1, stderr: "" });
  });

  it("gets the comment that is committed", async () => {
    await expect(result.stdout).toMatchFileSnapshot(`fixtures/comments/${branch.name}.md`);
  });
});
