/** Whether JSON can hold a value as it is. A member that is `undefined` may be left out. */
export function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value, refuse) !== undefined;
  } catch {
    return false;
  }
}

function refuse(_: string, member: unknown): unknown {
  const isLost = typeof member === "function" || typeof member === "symbol";
  const isPlain = typeof member !== "object" || member === null || Array.isArray(member) || isRecord(member);
  if (isLost || !isPlain || (typeof member === "number" && !Number.isFinite(member))) throw new TypeError();
  return member;
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
