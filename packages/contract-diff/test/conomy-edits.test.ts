import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Bump } from "../src/bump.ts";
import { compare } from "../src/compare.ts";

// What a reviewer of this repository's own contract may meet.

const contract = readFileSync(join(import.meta.dirname, "../../../openapi/conomy.yaml"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "conomy-edits-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Edit = (text: string) => string;

/** Replaces a text that has to be there, behind a landmark if one is given. */
const replace =
  (from: string, to: string, behind = ""): Edit =>
  (text) => {
    const start = text.indexOf(from, text.indexOf(behind));
    if (start < 0 || !text.includes(behind)) throw new Error(`The contract has no ${JSON.stringify(from)} any more.`);
    return text.slice(0, start) + to + text.slice(start + from.length);
  };

const customer = "\n    Customer:\n      description: |";
const update = "\n    CustomerUpdate:\n      description: |";
const lastName =
  "        lastName:\n          description: The family name.\n          type: string\n          examples: [Rojas]\n";
const email = "          description: The e-mail address.\n          type: string\n";

interface ContractEdit {
  name: string;
  forwards: Bump;
  backwards: Bump;
  edit: Edit;
}

const edits: readonly ContractEdit[] = [
  { name: "nothing", forwards: "none", backwards: "none", edit: (text) => text },
  {
    name: "the version",
    forwards: "none",
    backwards: "none",
    edit: (text) => text.replace(/^ {2}version: .*$/m, "  version: 9.9.9"),
  },
  {
    name: "a description of an operation",
    forwards: "patch",
    backwards: "patch",
    edit: replace("Changes some fields", "Changes a few fields"),
  },
  {
    name: "a description of a property",
    forwards: "patch",
    backwards: "patch",
    edit: replace("The given name.", "The first name."),
  },
  { name: "an example", forwards: "patch", backwards: "patch", edit: replace("examples: [Ana]", "examples: [Eva]") },
  {
    name: "a known error code",
    forwards: "patch",
    backwards: "patch",
    edit: replace('"42", "43"]', '"42", "43", "44"]'),
  },
  {
    name: "a new optional field of the update",
    forwards: "minor",
    backwards: "major",
    edit: replace(lastName, `${lastName}        nickname:\n          type: string\n`, update),
  },
  {
    name: "a new field of the response",
    forwards: "minor",
    backwards: "major",
    edit: replace(lastName, `${lastName}        nickname:\n          type: string\n`, customer),
  },
  {
    name: "a field that is gone from the update",
    forwards: "major",
    backwards: "minor",
    edit: replace(lastName, "", update),
  },
  {
    name: "a field that is gone from the response",
    forwards: "major",
    backwards: "minor",
    edit: replace(lastName, "", customer),
  },
  {
    name: "a field of the update that is called otherwise",
    forwards: "major",
    backwards: "major",
    edit: replace("lastName:", "familyName:", update),
  },
  {
    name: "a field that the response no longer promises",
    forwards: "major",
    backwards: "minor",
    edit: replace("required: [firstName]", "required: []", customer),
  },
  {
    name: "a field that the response promises",
    forwards: "minor",
    backwards: "major",
    edit: replace("required: [firstName]", "required: [firstName, id]", customer),
  },
  {
    name: "a field that the update asks for",
    forwards: "major",
    backwards: "minor",
    edit: replace("type: object\n", "type: object\n      required: [email]\n", update),
  },
  {
    name: "a limit in the update",
    forwards: "major",
    backwards: "minor",
    edit: replace(email, `${email}          maxLength: 50\n`, update),
  },
  {
    name: "a pattern in the update",
    forwards: "major",
    backwards: "minor",
    edit: replace(email, `${email}          pattern: .+@.+\n`, update),
  },
  {
    name: "a field of the response that may be null",
    forwards: "major",
    backwards: "minor",
    edit: replace(email, email.replace("type: string", "type: [string, 'null']"), customer),
  },
  {
    name: "a field of the update that may be null",
    forwards: "minor",
    backwards: "major",
    edit: replace(email, email.replace("type: string", "type: [string, 'null']"), update),
  },
  {
    name: "a closed update",
    forwards: "major",
    backwards: "minor",
    edit: replace("type: object\n", "type: object\n      additionalProperties: false\n", update),
  },
  {
    name: "an update without a body",
    forwards: "minor",
    backwards: "major",
    edit: replace("required: true\n", "required: false\n", "description: The fields to change, and only those."),
  },
  {
    name: "an operation that is called otherwise",
    forwards: "major",
    backwards: "major",
    edit: replace("operationId: updateCustomer", "operationId: changeCustomer"),
  },
  {
    name: "a schema that is called otherwise",
    forwards: "major",
    backwards: "major",
    edit: (text) => text.replaceAll("CustomerUpdate", "CustomerPatch"),
  },
  {
    name: "a path parameter that is called otherwise",
    forwards: "major",
    backwards: "major",
    edit: (text) => text.replaceAll("customer-id", "customerId"),
  },
  {
    name: "a header that need not be sent",
    forwards: "minor",
    backwards: "major",
    edit: replace("required: true", "required: false", "\n    UserAgent:"),
  },
  {
    name: "a status that is not listed any more",
    forwards: "patch",
    backwards: "patch",
    edit: replace('        "422":\n          $ref: "#/components/responses/UnprocessableContent"\n', ""),
  },
];

describe.each(["forwards", "backwards"] as const)("an edit of the contract, %s", (way) => {
  it.each(edits)("$name", async ({ forwards, backwards, edit }) => {
    const edited = edit(contract);
    const [base, revision] = way === "forwards" ? [contract, edited] : [edited, contract];
    writeFileSync(join(folder, "base.yaml"), base);
    writeFileSync(join(folder, "revision.yaml"), revision);
    const { bump, changes, typescript } = await compare("base.yaml", "revision.yaml", {
      cwd: folder,
      typescript: true,
    });
    const found = [
      ...changes.map(({ level, message }) => `${level}: ${message}`),
      ...typescript.map(({ message }) => message),
    ];
    expect({ bump, found }).toMatchObject({ bump: way === "forwards" ? forwards : backwards });
  });
});
