import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";

const folder = new URL("../sandbox/docker/", import.meta.url);

/** The texts of the files that run the sandbox in a container. */
export const dockerfile: string = readFileSync(new URL("Dockerfile", folder), "utf8");
export const compose: string = readFileSync(new URL("compose.yaml", folder), "utf8");

/** What follows each instruction of a name, such as `USER`. */
export function argumentsOf(keyword: string): string[] {
  return DockerfileParser.parse(dockerfile)
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? "");
}

/** The words of a command in exec form, which no shell touches. */
export function execForm(keyword: "CMD" | "ENTRYPOINT" | "HEALTHCHECK"): string[] {
  return JSON.parse(argumentsOf(keyword)[0]?.replace(/^CMD /, "") ?? "[]");
}
