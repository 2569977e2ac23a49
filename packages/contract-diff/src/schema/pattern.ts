import { withTimeLimit } from "../time-limit.ts";

/** How long one text is compared with one pattern, in ms. A pattern that takes longer is one that would never end. */
const longest = 100;
/** How many results are kept. */
const most = 10_000;

const known = new Map<string, boolean | undefined>();

/** Whether a text matches a pattern; `undefined` where it cannot be read, or takes too long. */
export function matches(pattern: string, text: string): boolean | undefined {
  const name = JSON.stringify([pattern, text]);
  if (known.size > most) known.clear();
  if (!known.has(name)) known.set(name, test(pattern, text));
  return known.get(name);
}

function test(pattern: string, text: string): boolean | undefined {
  try {
    const expression = new RegExp(pattern, "u");
    // Without repetitions nothing takes long.
    return /[*+?{]/.test(pattern) ? withTimeLimit(longest, () => expression.test(text)) : expression.test(text);
  } catch {
    return undefined;
  }
}
