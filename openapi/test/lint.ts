import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { getLineColLocation, lintFromString, loadConfig } from "@redocly/openapi-core";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));
export const configPath: string = `${root}redocly.yaml`;

const basePath = fileURLToPath(new URL("./fixtures/base.yaml", import.meta.url));
export const base: string = readFileSync(basePath, "utf8");

export type Finding = { ruleId: string; severity: string; message: string; file: string; line: string | undefined };

/** Lints a text as if it stood in `fixtures/base.yaml`, with the configuration that the contract is linted with. */
export async function lintText(source: string): Promise<Finding[]> {
  const config = (await loadConfig({ configPath })).forAlias("conomy");
  const problems = await lintFromString({ source, absoluteRef: basePath, config });
  return problems.map(({ ruleId, severity, message, location: [place] }) => {
    if (!place) throw new Error(`${ruleId} does not say where: ${message}`);
    const { line } = getLineColLocation(place).start;
    const { absoluteRef, body } = place.source;
    return { ruleId, severity, message, file: basename(absoluteRef), line: body.split("\n")[line - 1]?.trim() };
  });
}

/** Replaces one text, which has to occur exactly once, so that a case cannot silently stop seeding its mistake. */
export function edit(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`Expected exactly one ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}

/** Runs Redocly's own command. */
export function redocly(cwd: string, ...args: string[]): Promise<Run> {
  return run(cwd, process.execPath, `${root}node_modules/@redocly/cli/bin/cli.js`, ...args);
}

type Run = { code: number; output: string };

export function run(cwd: string, command: string, ...args: string[]): Promise<Run> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}
