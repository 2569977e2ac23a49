import type { Context } from "hono";
import { Misuse } from "../misuse.ts";
import { parseExactly } from "../numbers.ts";

/** The JSON object that a request carries. */
export async function objectOf({ req }: Context): Promise<Record<string, unknown>> {
  const value = parse(await req.text());
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Misuse("The body must be a JSON object.");
}

/** What `JSON.parse` says of a text that is not JSON quotes a part of it, which may be a secret. */
function parse(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    throw error instanceof SyntaxError ? new Misuse("The body is not JSON.") : error;
  }
}

/** A whole number that is not negative, as JSON or in a query. */
export function countOf(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const isCount = typeof value === "number" ? value >= 0 : typeof value === "string" && /^\d+$/.test(value);
  if (isCount && Number.isSafeInteger(Number(value))) return Number(value);
  throw new Misuse(`${name} must be a whole number from 0 on.`);
}
