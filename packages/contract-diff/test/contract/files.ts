import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type ContractInput, readContract } from "../../src/contract/load.ts";

/** A folder with files, which goes with the test. */
export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "contract-files-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs git in a folder. */
export function git(folder: string, ...args: string[]): string {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** Makes a folder a repository with one commit. */
export function commitAll(folder: string): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "All of it");
}

/** Reads a contract that is there. */
export function read(folder: string, name = "openapi.yaml"): ContractInput {
  const temporary = mkdtempSync(join(tmpdir(), "contract-prepared-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const contract = readContract(name, temporary, folder);
  if (!contract) throw new Error(`${name} is not there.`);
  return contract;
}

/** A contract with one operation, whose response has a schema. */
export function withSchema(schema: string, openapi = "3.1.0", rest = ""): string {
  return `openapi: ${openapi}
info: { title: Files, version: 1.0.0 }
paths:
  /pets:
    get:
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema: ${schema}
${rest}`;
}

export const schemaAt = "#/paths/~1pets/get/responses/200/content/application~1json/schema";
