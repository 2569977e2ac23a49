import { misuse, runCommand } from "@conomyhq/command";
import { shards } from "./lib/shards.ts";
import { runTests } from "./lib/tests.ts";

const names = Object.keys(shards).join(", ");

const usage = `Usage: pnpm test:shard NAME… [--list]

Runs parts of what CI runs beside each other: ${names}.

  --list   print their tasks, and run nothing
`;

const options = { list: { type: "boolean" } } as const;

await runCommand({ usage, options, allowPositionals: true }, async ({ values, positionals }) => {
  if (positionals.length === 0) misuse(`Name a shard: ${names}.`);
  const tasks = positionals.flatMap((name) => {
    const shard = Object.hasOwn(shards, name) ? shards[name] : undefined;
    return shard ?? misuse(`No shard is called ${name}: ${names}.`);
  });
  if (values.list) console.log(tasks.join("\n"));
  else await runTests(tasks, "test*.json", []);
});
