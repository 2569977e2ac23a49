import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseContract } from "@conomyhq/contract-document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkContract } from "../src/description/check.ts";
import { startSandbox } from "../src/index.ts";
import { yaml } from "../yaml.ts";
import { command, serve } from "./command.ts";
import { contract, edit, spellings } from "./contract-edits.ts";
import { refusals } from "./contract-refusals.ts";
import { customerId, start } from "./helpers.ts";

const files = mkdtempSync(join(tmpdir(), "conomy-contracts-"));
afterAll(() => rmSync(files, { recursive: true }));

/** What a sandbox of this contract returns to calls that are right, and to some that are wrong in one way each. */
async function responsesUnder(text: string): Promise<string[]> {
  const sandbox = await startSandbox({ port: false, contract: fileOf(text) });
  const headers = { "content-type": "application/json", "user-agent": "test/1", "x-api-key": "sandbox-key" };
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
  const call = async (method: string, path: string, changed: Record<string, string>, body: unknown) => {
    const sent = Object.fromEntries(Object.entries({ ...headers, ...changed }).filter(([, value]) => value !== ""));
    const response = await sandbox.fetch(sandbox.url + path, { method, headers: sent, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };
  const { accessToken = "" } = JSON.parse((await call("POST", "/auth", {}, credentials)).text);
  const authorization = `Bearer ${accessToken}`;
  const update = `/customers/${customerId}`;
  const responses = [
    await call("PATCH", update, { authorization }, { email: "new@example.com", address: { street: "One" } }),
    await call("PATCH", update, { authorization }, { email: 5 }),
    await call("PATCH", update, { authorization }, { address: { country: 5 } }),
    await call("PATCH", update, { authorization }, { documentType: null }),
    await call("PATCH", update, { authorization }, []),
    await call("PATCH", update, { authorization, "user-agent": "" }, {}),
    await call("PATCH", update, { authorization, "x-api-key": "" }, {}),
    await call("PATCH", update, { authorization, "content-type": "text/plain" }, {}),
    await call("PATCH", update, {}, {}),
    await call("PATCH", "/customers/nobody", { authorization }, {}),
    await call("PUT", update, { authorization }, {}),
    await call("POST", "/nothing", { authorization }, {}),
    await call("POST", "/auth", { "user-agent": "" }, { clientId: "sandbox-client" }),
    await call("POST", "/auth", { "x-api-key": "" }, credentials),
  ];
  await sandbox.close();
  return responses.map(({ status, text }) => `${status} ${text}`);
}

describe("a contract in another spelling", () => {
  let expected: string[];
  beforeAll(async () => {
    expected = await responsesUnder(contract);
    expect(new Set(expected.map((response) => response.slice(0, 3)))).toEqual(
      new Set(["200", "400", "401", "404", "501"]),
    );
  });

  it.each(Object.entries(spellings))("is served in the same way: %s", async (_, text) => {
    expect(text).not.toBe(contract);
    expect(await responsesUnder(text)).toEqual(expected);
  });
});

it.each(Object.entries(refusals))(
  "a contract ends the start, with the place and the reason: %s",
  async (_, refusal) => {
    const [text, at, reason] = refusal;
    expect(text).not.toBe(contract);
    const file = fileOf(text);
    const message = await startSandbox({ port: false, contract: file }).then(String, (error) => error.message);
    const [, line, column] = /^:(\d+):(\d+): ./.exec(message.replace(file, "")) ?? [];
    const place = text.split("\n")[Number(line) - 1]?.slice(Number(column) - 1);
    expect({ message, place }).toEqual({
      message: expect.stringContaining(reason),
      place: expect.toSatisfy((found: string) => found.startsWith(at)),
    });
  },
);

it("a contract that cannot be served ends the build of this package as well", () => {
  expect(() => yaml.transform(edit(["patch:", "get:"]), "/openapi/conomy.yaml")).toThrow(
    /^\/openapi\/conomy\.yaml:\d+:/,
  );
});

it("the command serves another contract, and ends with 1 where it cannot", async () => {
  const file = fileOf(edit(["operationId: updateCustomer", "operationId: updateCustomers"]));
  const refused = command("--port", "0", "--contract", file);
  expect(await refused.end).toBe(1);
  expect(await refused.stderr).toMatch(
    /^\S+conomy\.yaml:\d+:\d+: The sandbox has no behaviour for updateCustomers\.\n$/,
  );

  const renamed = fileOf(edit(["  /auth:\n", "  /token:\n"]));
  const { url } = await serve("--contract", renamed);
  expect((await fetch(`${url}/auth`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${url}/token`, { method: "POST" })).status).toBe(401);
});

it("two sandboxes serve two contracts side by side", async () => {
  const key = fileOf(contract.replace("name: x-api-key", "name: x-other-key"));
  const [own, other] = [await start(), await start({ contract: key })];
  const statusOf = async ({ fetch }: typeof own, name: string) =>
    (await fetch("http://localhost/auth", { method: "POST", headers: { [name]: "sandbox-key" } })).status;
  expect([await statusOf(own, "x-api-key"), await statusOf(own, "x-other-key")]).toEqual([400, 401]);
  expect([await statusOf(other, "x-api-key"), await statusOf(other, "x-other-key")]).toEqual([401, 400]);
  expect(JSON.stringify(other.requests)).not.toContain("sandbox-key");
});

const replacements = [undefined, [], 7, { $ref: "#/lost" }, true, null, "text", [null], {}, { $ref: 7 }];

it("serves a contract of which any part is missing or another, or says why not", () => {
  let served = 0;
  const outcomes = new Set<string>();
  for (const [index, path] of pathsOf(original).entries()) {
    // One of them at every third part: all of them would take minutes.
    if (index % 3 !== 0) continue;
    const replacement = replacements[(index / 3) % replacements.length];
    const value = replaced(original, path, replacement);
    const message = messageOf(() => checkContract({ value, placeOf: (at) => `x.yaml:1:${at.length}` }));
    expect(message, `${path.join(" ")} as ${JSON.stringify(replacement)}`).toMatch(/^(x\.yaml:1:\d+: .+\.)?$/s);
    outcomes.add(message);
    if (message === "") served++;
  }
  expect(served).toBeGreaterThan(50);
  expect(outcomes.size).toBeGreaterThan(40);
});

const original = parseContract(contract, "conomy.yaml").value;

/** A contract in a file of its own. */
function fileOf(text: string): string {
  const file = join(mkdtempSync(join(files, "of-")), "conomy.yaml");
  writeFileSync(file, text);
  return file;
}

function messageOf(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

/** The way to every part, except to what is said in words and data. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  const members = Object.entries(value).filter(([key]) => !/^(description|summary|examples?|value)$/.test(key));
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** A copy in which one part is another, or missing if it is `undefined`. */
function replaced(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  const member = replaced(Reflect.get(copy, key), rest, replacement);
  if (rest.length === 0 && member === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, member);
  return Array.isArray(copy) ? copy.filter((item) => item !== undefined) : copy;
}
