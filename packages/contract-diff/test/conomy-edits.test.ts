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

const edits: [name: string, forwards: Bump, backwards: Bump, edit: Edit][] = [
  ["nothing", "none", "none", (text) => text],
  ["the version", "none", "none", replace("version: 0.0.0", "version: 0.1.0")],
  ["a description of an operation", "patch", "patch", replace("Changes some fields", "Changes a few fields")],
  ["a description of a property", "patch", "patch", replace("The given name.", "The first name.")],
  ["an example", "patch", "patch", replace("examples: [Ana]", "examples: [Eva]")],
  ["a known error code", "patch", "patch", replace('"42", "43"]', '"42", "43", "44"]')],
  [
    "a new optional field of the update",
    "minor",
    "major",
    replace(lastName, `${lastName}        nickname:\n          type: string\n`, update),
  ],
  [
    "a new field of the answer",
    "minor",
    "major",
    replace(lastName, `${lastName}        nickname:\n          type: string\n`, customer),
  ],
  ["a field that is gone from the update", "major", "minor", replace(lastName, "", update)],
  ["a field that is gone from the answer", "major", "minor", replace(lastName, "", customer)],
  ["a field of the update that is called otherwise", "major", "major", replace("lastName:", "familyName:", update)],
  [
    "a field that the answer no longer promises",
    "major",
    "minor",
    replace("required: [firstName]", "required: []", customer),
  ],
  [
    "a field that the answer promises",
    "minor",
    "major",
    replace("required: [firstName]", "required: [firstName, id]", customer),
  ],
  [
    "a field that the update asks for",
    "major",
    "minor",
    replace("type: object\n", "type: object\n      required: [email]\n", update),
  ],
  ["a limit in the update", "major", "minor", replace(email, `${email}          maxLength: 50\n`, update)],
  ["a pattern in the update", "major", "minor", replace(email, `${email}          pattern: .+@.+\n`, update)],
  [
    "a field of the answer that may be null",
    "major",
    "minor",
    replace(email, email.replace("type: string", "type: [string, 'null']"), customer),
  ],
  [
    "a field of the update that may be null",
    "minor",
    "major",
    replace(email, email.replace("type: string", "type: [string, 'null']"), update),
  ],
  [
    "a closed update",
    "major",
    "minor",
    replace("type: object\n", "type: object\n      additionalProperties: false\n", update),
  ],
  [
    "an update without a body",
    "minor",
    "major",
    replace("required: true\n", "required: false\n", "description: The fields to change, and only those."),
  ],
  [
    "an operation that is called otherwise",
    "major",
    "major",
    replace("operationId: updateCustomer", "operationId: changeCustomer"),
  ],
  ["a schema that is called otherwise", "major", "major", (text) => text.replaceAll("CustomerUpdate", "CustomerPatch")],
  [
    "a path parameter that is called otherwise",
    "major",
    "major",
    (text) => text.replaceAll("customer-id", "customerId"),
  ],
  [
    "a header that need not be sent",
    "minor",
    "major",
    replace("required: true", "required: false", "\n    UserAgent:"),
  ],
  [
    "a status that is not listed any more",
    "patch",
    "patch",
    replace('        "422":\n          $ref: "#/components/responses/UnprocessableContent"\n', ""),
  ],
];

describe.each(["forwards", "backwards"] as const)("an edit of the contract, %s", (way) => {
  it.each(edits)("%s", async (_, forwards, backwards, edit) => {
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
