import { fail } from "@conomyhq/command";

/** A setting that the command cannot do without. */
export function fromEnvironment(name: string): string {
  return process.env[name] || fail(`${name} is missing. Set it in the environment or in .env; .env.example shows how.`);
}
