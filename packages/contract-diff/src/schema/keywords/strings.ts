import { constraint, type Judge, lower, upper } from "../effect.ts";
import { type Keyword, lowerBound, upperBound } from "../keyword.ts";

/** Formats of which one holds all values of the other. */
const roomier: Readonly<Record<string, string>> = { float: "double", int32: "int64" };

const format: Judge = (base, revision) => {
  if (roomier[String(revision)] === base) return "narrows";
  return roomier[String(base)] === revision ? "widens" : constraint(base, revision);
};

/** An empty pattern matches every text. */
const pattern: Judge = (base, revision) => {
  const [one, other] = [base, revision].map((value) => (value === "" ? undefined : value));
  return one === other ? "none" : constraint(one, other);
};

/** Keywords of texts; `format` names numbers as well. */
export const strings: Readonly<Record<string, Keyword>> = {
  maxLength: upperBound("string", upper()),
  minLength: { ...lowerBound("string", lower()), idle: 0 },
  pattern: { limits: "string", effect: pattern, idle: "" },
  format: { effect: format, implied: (value, _, { inner }) => roomier[String(inner.keywords.format)] === value },
  contentEncoding: { limits: "string", effect: constraint },
  contentMediaType: { limits: "string", effect: constraint },
  contentSchema: { limits: "string", holds: "schema" },
};
