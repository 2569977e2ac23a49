import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { ownContract } from "../src/contract.ts";
import description from "../src/control/control.yaml";
import { served } from "../src/description/served.ts";
import { command } from "./command.ts";
import { start } from "./helpers.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");

it("names every fault and every option of one, and no other", async () => {
  const { faults } = await start();
  const section = readme.split("## Faults")[1]?.split("From another process")[0] ?? "";
  const [intro = "", kinds = "", options = ""] = section.split(/^\| (?:Kind|Option) .*$/m);
  const names = (place: string) => [...place.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const rows = (table: string) => [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);

  const errors = [...ownContract.errors.keys()];
  expect(names(intro)).toEqual(expect.arrayContaining(errors));
  expect(known(() => faults.next("teapot" as "html"))).toEqual([...errors, ...rows(kinds)].sort());
  expect(known(() => faults.next("stall", { none: 1 } as never))).toEqual(rows(options).sort());
});

/** What a message says that there is. */
function known(refused: () => void): string[] {
  try {
    refused();
  } catch (error) {
    return (/There are: (.*)\.$/.exec(String(error))?.[1] ?? "").split(", ").sort();
  }
  return [];
}

it("lists every option of the command and of startSandbox", async () => {
  const table = readme.split("## Options")[1]?.split("\n\n")[1] ?? "";
  const help = await text(command("--help").process.stdout);
  const flags = [...help.matchAll(/--([\w-]+)/g)].map(([, flag]) => flag).filter((flag) => flag !== "help");
  expect([...table.matchAll(/^\| `--([\w-]+)`/gm)].map(([, flag]) => flag)).toEqual(flags);

  const members = /interface SandboxOptions \{([\s\S]*?)\n\}/.exec(read("src/options.ts"))?.[1] ?? "";
  const options = [...members.matchAll(/^ {2}(\w+)\?:/gm)].map(([, option]) => option);
  const listed = [...table.matchAll(/^\| [^|]*\| `(\w+)`/gm)].map(([, option]) => option);
  expect(listed.sort()).toEqual(options.sort());
});

it("shows calls that work as they stand", async () => {
  const sandbox = await start();
  const [, block = ""] = /```sh\n(curl localhost:4010\/auth[\s\S]*?)```/.exec(readme) ?? [];
  const calls = block.replaceAll("\\\n", "").trim().split("\n");
  let token = "";
  for (const line of calls) {
    const [, path = ""] = /localhost:4010(\S+)/.exec(line) ?? [];
    const headers = [...line.matchAll(/-H ['"](.+?): (.+?)['"]/g)].map(
      ([, name, value]) => [name, value] as [string, string],
    );
    const [, body] = /-d '(.+?)'/.exec(line) ?? [];
    const sent = headers.map(([name, value]) => [name, value.replace("$ACCESS_TOKEN", token)] as [string, string]);
    const init = {
      headers: [["user-agent", "curl/8"], ...sent] as [string, string][],
      ...(body && { method: "POST", body }),
    };
    const response = await sandbox.fetch(sandbox.url + path, init);
    expect([path, response.status]).toEqual([path, 200]);
    token ||= ((await response.json()) as { accessToken: string }).accessToken;
  }
  expect(calls).toHaveLength(2);
});

it("says what every contract needs", () => {
  const section = readme.split("## Another contract")[1]?.split("\n## ")[0] ?? "";
  for (const id of Object.keys(served)) expect(section).toContain(`\`${id}\``);
});

it("lists every control route, and no other", () => {
  const section = readme.split("## From another process")[1]?.split("\n## ")[0] ?? "";
  const listed = [...section.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = ""]) => routesOf(cell));
  const described = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((name) => name !== "parameters")
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.sort()).toEqual(described.sort());
});

/** A cell such as "`GET`, `PUT /clock`" or "`POST /clock/freeze`, `/clock/resume`". */
function routesOf(cell: string): string[] {
  const routes: string[] = [];
  let methods: string[] = [];
  let isOpen = false;
  for (const [, method, path] of cell.matchAll(/`([A-Z]*) ?(\/[^`]*)?`/g)) {
    if (method) methods = isOpen ? [...methods, method] : [method];
    isOpen = path === undefined;
    if (path) routes.push(...methods.map((name) => `${name} ${path}`));
  }
  return routes;
}

it("shows every method of customers, tenants and clock, and every filter of requests", async () => {
  const { customers, tenants, clock, requests } = await start();
  for (const [name, methods] of Object.entries({ customers, tenants })) {
    expect(Object.keys(methods).filter((method) => !readme.includes(`\`${name}.${method}(`))).toEqual([]);
  }
  expect(Object.keys(clock).filter((method) => !readme.includes(`\`${method}(`))).toEqual(["wait"]);
  const filters = known(() => requests.where({ none: 1 } as never));
  const table = readme.split(/^\| Filter .*$/m)[1]?.split("\n\n")[0] ?? "";
  const cells = [...table.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell).join();
  expect([...cells.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(filters);
});

it("names a test for everything that was chosen", () => {
  const table = readme.split("## What we chose where Conomy documents nothing")[1]?.split("\n\n")[1] ?? "";
  const pins = [...table.matchAll(/\| `(\w+)`: (.*) \|$/gm)];
  expect(pins).toHaveLength(33);
  const missing = pins.filter(([, file, name]) => !read(`test/${file}.test.ts`).includes(`"${name?.trim()}`));
  expect(missing.map(([pin]) => pin)).toEqual([]);
});
