import { misuse, runCommand } from "@conomyhq/command";
import { shards } from "./lib/shards.ts";
import { runTests } from "./lib/tests.ts";

const names = Object.keys(shards);

const usage = `Usage: pnpm test:shard NAME [--list]

Runs one part of what CI runs beside each other: ${names.join(", ")}.

  --list   print its tasks, and run nothing
`;

const options = { list: { type: "boolean" } } as const;

await runCommand({ usage, options, allowPositionals: true }, async ({ values, positionals: [name = "", ...more] }) => {
  const tasks = Object.hasOwn(shards, name) ? shards[name] : undefined;
  if (!tasks || more.length > 0) misuse(`Name one shard: ${names.join(", ")}.`);
  if (values.list) console.log(tasks.join("\n"));
  else await runTests(tasks, "test*.json", []);
});
