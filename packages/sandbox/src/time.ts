import { isDate } from "node:util/types";
import { Misuse } from "./misuse.ts";

/** The years that ISO 8601 writes with four digits, in ms since 1970: whoever goes on from there still has a time. */
const [earliest, latest] = [Date.parse("0000-01-01T00:00:00.000Z"), Date.parse("9999-12-31T23:59:59.999Z")];

/** As RFC 3339 writes a moment. */
const dateTime = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * A moment in ms since 1970, given as such or as a `Date`.
 *
 * @throws a `TypeError` that says what it must be.
 */
export function toTime(moment: unknown, name: string): number {
  const time = typeof moment === "number" || isDate(moment) ? Number(moment) : Number.NaN;
  if (time >= earliest && time <= latest) return time;
  throw new Misuse(`${name} must be a time of the years 0 to 9999, in ms since 1970 or as a Date.`);
}

/**
 * A moment in ms since 1970, as JSON or a query has it: as such, or as RFC 3339 writes it.
 *
 * @throws a `TypeError` that says what it must be.
 */
export function parseTime(given: unknown, name: string): number {
  const text = String(given);
  const [, day] = (typeof given === "string" && dateTime.exec(text)) || [];
  // Date.parse takes 30 February for 2 March.
  const isDay = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  const isCount = typeof given === "number" || (typeof given === "string" && /^-?\d+$/.test(text));
  const time = isDay ? Date.parse(text) : isCount ? Number(text) : Number.NaN;
  if (time >= earliest && time <= latest) return time;
  throw new Misuse(`${name} must be a time, such as 2026-01-01T12:00:00.000Z, or in ms since 1970.`);
}
