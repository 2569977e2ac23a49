/** Makes the same ids in the same order for the same seed. */
export interface IdSource {
  /** As the vendor's samples look: 24 hexadecimal characters. */
  customerId(): string;
  /** A UUID. */
  traceId(): string;
}

export function createIdSource(seed: number): IdSource {
  let state = seed >>> 0;
  // mulberry32: small, well mixed, and the same everywhere.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const hex = (length: number) => {
    let text = "";
    while (text.length < length) text += next().toString(16).padStart(8, "0");
    return text.slice(0, length);
  };
  return {
    customerId: () => hex(24),
    traceId: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
