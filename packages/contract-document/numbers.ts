/** Whether a number is another one once it is a number of JavaScript's, or cannot be written as JSON. */
export function isLost(value: number, source: string): boolean {
  if (!Number.isFinite(value)) return true;
  return /^[-+]?(\d+|0o[0-7]+|0x[\da-f]+)$/i.test(source) && toBigInt(source) !== BigInt(value);
}

/** An integer as YAML spells it, which may have a sign and leading zeros. */
function toBigInt(source: string): bigint {
  const digits = source.replace(/^[-+]/, "");
  return source.startsWith("-") ? -BigInt(digits) : BigInt(digits);
}
