import { createContext, Script } from "node:vm";

/** How long one name is compared with one pattern, in ms. A pattern that takes longer is one that would never end. */
const longest = 100;

const run = new Script("new RegExp(pattern, 'u').test(text)");
const known = new Map<string, Map<string, boolean | undefined>>();

/** Whether a text matches a pattern; `undefined` where it cannot be read, or takes too long. */
export function matches(pattern: string, text: string): boolean | undefined {
  const results = known.get(pattern) ?? new Map<string, boolean | undefined>();
  known.set(pattern, results);
  if (!results.has(text)) results.set(text, test(pattern, text));
  return results.get(text);
}

function test(pattern: string, text: string): boolean | undefined {
  try {
    // Only repetitions can take long; V8 ends no expression by itself.
    if (!/[*+?{]/.test(pattern)) return new RegExp(pattern, "u").test(text);
    return run.runInContext(createContext({ pattern, text }), { timeout: longest });
  } catch {
    return undefined;
  }
}
