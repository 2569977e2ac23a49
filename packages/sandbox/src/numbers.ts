import { Problem } from "./problem.ts";

/** How `JSON.parse` calls back, which its types do not tell yet. */
type Parse = (text: string, revive: (name: string, value: unknown, context: { source?: string }) => unknown) => unknown;

/** Only these can lose digits: whatever has fewer is the same number in JavaScript. */
const maybeLong = /\d[\d.]{15}|\d[eE]/;

/**
 * Parses JSON whose numbers come back as they were sent. JavaScript would round `9007199254740993`, and what the sandbox
 * then stored and returned would be another number.
 *
 * @throws a `SyntaxError` if it is no JSON, and a {@link Problem} for a number that would change.
 */
export function parseExactly(text: string): unknown {
  if (!maybeLong.test(text)) return JSON.parse(text);
  return (JSON.parse as Parse)(text, (_, value, { source }) => {
    if (typeof value === "number" && source !== undefined && digitsOf(source) !== digitsOf(`${value}`)) {
      throw new Problem("invalidParam", "A number has more digits than JSON readers keep; send it as a string");
    }
    return value;
  });
}

/** The number that a parameter spells in plain decimal digits. `undefined` for any other text, such as `01`, `1.0` or `-0`, and where digits are lost. */
export function plainNumber(text: string): number | undefined {
  const isPlain = /^(?!-0$)-?(0|[1-9]\d*)(\.(?=0*[1-9])\d+)?$/.test(text);
  return isPlain && digitsOf(text) === digitsOf(`${Number(text)}`) ? Number(text) : undefined;
}

/** One spelling for each number, such as `12e-1` for `1.20`. */
function digitsOf(number: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept && `${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
