import type { Context } from "hono";
import { Misuse } from "../misuse.ts";

/** The JSON object that a request carries. */
export async function objectOf({ req }: Context): Promise<Record<string, unknown>> {
  const value: unknown = await req.json();
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Misuse("The body must be a JSON object.");
}

/** A whole number that is not negative, as JSON or in a query. */
export function countOf(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const isCount = typeof value === "number" ? value >= 0 : typeof value === "string" && /^\d+$/.test(value);
  if (isCount && Number.isSafeInteger(Number(value))) return Number(value);
  throw new Misuse(`${name} must be a whole number from 0 on.`);
}

/** A moment in ms since 1970, given as such or as ISO 8601. */
export function timeOf(value: unknown, name: string): number {
  const isText = typeof value === "string" && !/^-?\d+$/.test(value);
  const time = isText ? Date.parse(value) : typeof value === "boolean" ? Number.NaN : Number(value ?? Number.NaN);
  if (Number.isFinite(time)) return time;
  throw new Misuse(`${name} must be a time, such as 2026-01-01T12:00:00.000Z.`);
}
