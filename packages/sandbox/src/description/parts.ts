/** Where a part of the contract stands: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** A part of the contract, and where it stands. */
export interface Part {
  value: unknown;
  path: Path;
}

/** What the sandbox cannot serve, and where the contract says it. */
export class Unservable extends Error {
  override name = "Unservable";
  readonly path: Path;

  constructor({ path }: { path: Path }, reason: string) {
    super(reason);
    this.path = path;
  }
}

/** Walks through the contract, and follows every reference on the way. */
export class Walker {
  readonly #contract: unknown;

  constructor(contract: unknown) {
    this.#contract = contract;
  }

  /** The whole contract. */
  get root(): Part {
    return { value: this.#contract, path: [] };
  }

  /** What a part refers to in the end, or the part itself. */
  follow(part: Part): Part {
    const seen = new Set<string>();
    let current = part;
    for (;;) {
      const reference = (current.value as { $ref?: unknown } | null | undefined)?.$ref;
      if (typeof reference !== "string") return current;
      const place = { path: [...current.path, "$ref"] };
      if (seen.size === seen.add(reference).size) throw new Unservable(place, `${reference} refers to itself`);
      if (!/^#(\/|$)/.test(reference)) throw new Unservable(place, `${reference} leads out of this document`);
      const target = this.#at(keysOf(reference));
      if (!target) throw new Unservable(place, `${reference} leads nowhere`);
      current = target;
    }
  }

  /** A member of an object or a list, with its references followed. */
  get(part: Part, ...keys: Path): Part | undefined {
    let current = this.follow(part);
    for (const key of keys) {
      const next = memberOf(current, key);
      if (!next) return undefined;
      current = this.follow(next);
    }
    return current;
  }

  /** The members of an object or a list as they stand, references included; none of what is neither. */
  members(part: Part | undefined): [key: string, part: Part][] {
    if (!part) return [];
    const { value, path } = this.follow(part);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).map(([key, member]) => [key, { value: member, path: [...path, key] }]);
  }

  #at(keys: string[]): Part | undefined {
    let part: Part | undefined = this.root;
    for (const key of keys) part = part && memberOf(part, key);
    return part;
  }
}

/** A reference to a part, for ajv, which has the contract under the name `conomy`. */
export function referenceTo({ path }: Part): string {
  const keys = path.map((key) => encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1")));
  return ["conomy#", ...keys].join("/");
}

function memberOf({ value, path }: Part, key: string | number): Part | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return { value: (value as Record<string, unknown>)[key], path: [...path, key] };
}

function keysOf(reference: string): string[] {
  const keys = reference.slice(2).split("/");
  if (reference.length < 3) return [];
  return keys.map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}
