import {
  BaseResolver,
  createConfig,
  getLineColLocation,
  lintFromString,
  ResolveError,
  type Source,
} from "@redocly/openapi-core";
import { ContractDiffFailure } from "../failure.ts";
import type { ContractInput } from "./load.ts";

/** How many faults are told. */
const told = 10;

/**
 * Checks that a document is OpenAPI and that its references lead somewhere. Otherwise the engine would call everything
 * removed that it cannot read.
 *
 * @throws {ContractDiffFailure} naming each fault with file and line.
 */
export async function checkValidity({ name, file, text }: ContractInput): Promise<void> {
  const config = await createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  const externalRefResolver = new LocalResolver();
  const problems = await lintFromString({ source: text, absoluteRef: file, config, externalRefResolver }).catch(
    (error: Error) => {
      // What Redocly's own parser refuses, such as a hundred levels of nesting. It says where at the end.
      const [, what = error.message, place = "1:1"] = /^(.*) in ".*" \((\d+:\d+)\)$/s.exec(error.message) ?? [];
      throw new ContractDiffFailure(`${name}:${place}: ${what}`, 3);
    },
  );
  if (problems.length === 0) return;
  const lines = problems.slice(0, told).map(({ message, location: [location] }) => {
    if (!location) return `${name}: ${message}`;
    const { line, col } = getLineColLocation(location).start;
    return `${nameOf(location.source)}:${line}:${col}: ${message.split("\n")[0]}`;
  });
  if (problems.length > told) lines.push(`And ${problems.length - told} more.`);
  throw new ContractDiffFailure(lines.join("\n"), 3);

  function nameOf({ absoluteRef }: Source): string {
    return absoluteRef === file ? name : absoluteRef;
  }
}

/** Reads files, and nothing from the network: a pull request must not choose what a check asks for. */
class LocalResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    if (!/^https?:/i.test(reference)) return super.loadExternalRef(reference);
    return Promise.reject(new ResolveError(new Error("nothing is read from the network; copy it into a file")));
  }
}
