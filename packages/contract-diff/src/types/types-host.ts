import { readFileSync } from "node:fs";
import { serve } from "../host.ts";
import { findImpacts, type TypeImpact, type TypeImpactOptions, TypesUnavailable } from "./find-impacts.ts";

// The program that compares types: what its parent names, one pair at a time.

/** Two files to compare: documents in the words of OpenAPI 3.1, as JSON. */
export interface Question {
  base: string;
  revision: string;
  options?: TypeImpactOptions | undefined;
}

/** What stops compiling, or why the types could not be compared. */
export type Impacts = { impacts: TypeImpact[] } | { unavailable: string };

serve<Question, Impacts>(async ({ base, revision, options }) => {
  try {
    return { impacts: await findImpacts({ base: read(base), revision: read(revision) }, options) };
  } catch (error) {
    const { message } = error as Error;
    return error instanceof TypesUnavailable ? { unavailable: message } : { refusal: message };
  }
});

function read(file: string): { document: ReturnType<typeof JSON.parse> } {
  return { document: JSON.parse(readFileSync(file, "utf8")) };
}

// The compiler takes long to load, and to read its library, and nobody has asked yet.
const { compile, parseFile } = await import("./program.ts");
compile(new Map([["/nothing.ts", parseFile("/nothing.ts", "")]]), "").getTypeChecker();
await import("./compare-generated.ts");
