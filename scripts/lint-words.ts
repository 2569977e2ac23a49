import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail, runCommand } from "@conomyhq/command";
import { findHardWords } from "./lib/hard-words.ts";

const usage = `Usage: pnpm lint:words

Finds words that are hard to understand, in prose and in code, and says what to write instead.
`;

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that others wrote, and those that hold the words themselves. */
const left =
  /pnpm-lock\.yaml$|oasdiff-ledger|^scripts\/(lib|test)\/hard-words|^packages\/contract-diff\/test\/(fixtures\/contract|types\/customers)\.yaml$/;

await runCommand({ usage }, () => {
  const list = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const files = list
    .split("\n")
    .filter(
      (file) => /\.(md|ya?ml|json|[mc]?[jt]s|html|hbs)$/.test(file) && !left.test(file) && existsSync(root + file),
    );
  const found = files.flatMap((file) =>
    [...findHardWords(readFileSync(root + file, "utf8"))].map(
      ({ line, word, instead }) => `${file}:${line}: "${word}" is hard to understand. Write: ${instead}.`,
    ),
  );
  if (found.length > 0) fail(found.join("\n"));
  console.log(`No hard words in ${files.length} files.`);
});
