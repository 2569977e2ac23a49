import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DCLinter } from "dclint";
import { validate } from "dockerfile-utils";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { argumentsOf, compose, dockerfile, execForm } from "./docker.ts";

it("has a Dockerfile without a fault", () => {
  expect(faultsOf(dockerfile)).toEqual([]);
});

it.each([
  ["EXPOSE 4010", "EXPOSE port", "port"],
  ["USER node", "USR node", "USR"],
  ["USER node", "user node", "uppercase"],
  ["STOPSIGNAL SIGTERM", "STOPSIGNAL", "argument"],
  ["--interval=5s", "--interval=5", "missing unit"],
  ["FROM node:24-alpine\n", "", "FROM"],
  ["EXPOSE 4010", 'CMD ["a"]', "only be one CMD"],
])("the linter of the Dockerfile would find %j as %j", (from, to, fault) => {
  const [first] = faultsOf(dockerfile.replace(from, to));
  expect(first).toContain(fault);
});

it("installs and runs as another user than root, and keeps its state in a volume", () => {
  const [user, first] = [dockerfile.indexOf("\nUSER node\n"), dockerfile.indexOf("\nRUN ")];
  expect(user).toBeGreaterThan(0);
  expect(first).toBeGreaterThan(user);
  const [volume] = JSON.parse(argumentsOf("VOLUME")[0] ?? "[]");
  expect(`${argumentsOf("WORKDIR")[0]}/${execForm("ENTRYPOINT").at(-1)}`).toBe(`${volume}/conomy.sqlite`);
  expect(parse(compose).services.conomy.volumes).toEqual([`conomy:${volume}`]);
});

it("has a compose file that is as the Compose specification's schema says, and as the linter advises", () => {
  expect(composeFaultsOf(compose)).toEqual([]);
});

it.each([
  ["condition: service_healthy", "condition: healthy", "invalid-schema"],
  ["ports:", "port:", "invalid-schema"],
  ["build: .", "build: [.]", "invalid-schema"],
  ['["node", "billing.js"]', "{ node: billing.js }", "invalid-schema"],
  ["127.0.0.1:4010:4010", "4010:4010", "no-unbound-port-interfaces"],
])("the linter of the compose file would find %j as %j", (from, to, rule) => {
  const [first] = composeFaultsOf(compose.replace(from, to));
  expect(first).toContain(rule);
});

it("has a compose file whose parts know each other", () => {
  const { services, volumes } = parse(compose);
  const [port] = argumentsOf("EXPOSE");
  const url = new URL(services.billing.environment.CONOMY_URL);
  expect(services).toHaveProperty(url.hostname);
  expect(url.port).toBe(port);
  expect(execForm("CMD")).toEqual(["--allow-host", url.hostname]);
  // Not for the network: the sandbox guards nothing.
  expect(services.conomy.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  expect(services.billing.depends_on).toEqual({ conomy: { condition: "service_healthy" } });
  expect(argumentsOf("HEALTHCHECK")).toHaveLength(1);
  expect(Object.keys(volumes)).toEqual(["conomy"]);
});

function faultsOf(text: string): string[] {
  return validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

/** What dclint finds, which holds the file against the schema of the Compose specification first. */
function composeFaultsOf(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "conomy-compose-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "compose.yaml"), text);
  const rules = { "require-quotes-in-ports": [2, { quoteType: "double" }] as [2, object] };
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
  const results: { messages: { rule: string; line: number; message: string }[] }[] = linter.lintFiles([folder], false);
  return results.flatMap(({ messages }) => messages.map(({ rule, line, message }) => `${line}: ${rule}: ${message}`));
}
