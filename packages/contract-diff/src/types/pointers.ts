/** Finds places in a document by what the generated types call them. */
export class Pointers {
  readonly #document: unknown;

  constructor(document: unknown) {
    this.#document = document;
  }

  /** A place by the keys that lead to it. A reference on the way is followed. */
  of(...keys: string[]): string {
    return this.inside("", ...keys);
  }

  inside(start: string, ...keys: string[]): string {
    return keys.reduce((pointer, key) => `${this.follow(pointer)}/${escapeKey(key)}`, start);
  }

  /** A property, parameter or element below a place, or the place itself if nothing is found. */
  property(start: string, steps: readonly string[]): string {
    return steps.reduce((pointer, step) => this.#step(this.follow(pointer), step, 0) ?? pointer, start);
  }

  /** A parameter of an operation, or the operation itself. */
  parameter(operation: string, group: string, name: string): string {
    const path = operation.slice(0, operation.lastIndexOf("/"));
    for (const holder of [operation, path]) {
      const parameters = this.#at(`${holder}/parameters`);
      if (!Array.isArray(parameters)) continue;
      for (const index of parameters.keys()) {
        const pointer = this.follow(`${holder}/parameters/${index}`);
        const parameter = this.#at(pointer);
        if (isObject(parameter) && parameter.in === group && parameter.name === name) return pointer;
      }
    }
    return operation;
  }

  #step(pointer: string, step: string, depth: number): string | undefined {
    const schema = this.#at(pointer);
    // A schema may be composed of itself.
    if (!isObject(schema) || depth > 16) return undefined;
    const own = this.#own(pointer, schema, step);
    if (own) return own;
    for (const key of ["allOf", "oneOf", "anyOf"]) {
      const members = schema[key];
      if (!Array.isArray(members)) continue;
      for (const index of members.keys()) {
        const found = this.#step(this.follow(`${pointer}/${key}/${index}`), step, depth + 1);
        if (found) return found;
      }
    }
    return undefined;
  }

  #own(pointer: string, schema: Record<string, unknown>, step: string): string | undefined {
    if (step === "[]") return isObject(schema.items) ? `${pointer}/items` : undefined;
    if (step === "{}") return isObject(schema.additionalProperties) ? `${pointer}/additionalProperties` : undefined;
    const { properties } = schema;
    return isObject(properties) && Object.hasOwn(properties, step)
      ? `${pointer}/properties/${escapeKey(step)}`
      : undefined;
  }

  /** The target of a place that is a reference, and the place itself otherwise. */
  follow(pointer: string): string {
    for (let hops = 0; hops < 16; hops += 1) {
      const node = this.#at(pointer);
      if (!isObject(node) || typeof node.$ref !== "string" || !node.$ref.startsWith("#/")) break;
      pointer = decodeURIComponent(node.$ref.slice(1));
    }
    return pointer;
  }

  #at(pointer: string): unknown {
    return pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), this.#document);
  }
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
