/** Names that a sentence lists before it counts the others. */
export const listed = 5;

/** Longer values are not shown. */
const longest = 100;

/** What is said of types that stop code from compiling while the values stay the same. */
export const sameOnWire = "The values are the same as before: only the generated types differ.";

/** Something of a document, in a sentence: formats write as code what stands between backticks. */
export function code(text: string): string {
  return `\`${text.replaceAll("`", "'") || '""'}\``;
}

/** Such as `a`, `b` and `c`, or `a`, `b` and 7 others. */
export function codes(names: readonly string[]): string {
  return enumeration(names.map(code));
}

/** Such as a, b and c, or a, b and 7 others. */
export function enumeration(names: readonly string[]): string {
  const rest = names.length - listed;
  const all = rest > 0 ? [...names.slice(0, listed), `${rest} ${rest === 1 ? "other" : "others"}`] : names;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** A value as code, if it is short enough for a sentence. */
export function shortValue(value: unknown): string | undefined {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === undefined || text.length > longest ? undefined : code(text);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
