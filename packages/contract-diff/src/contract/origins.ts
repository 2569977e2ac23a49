import type { Path } from "@conomyhq/contract-document";
import { isObject, steps } from "./pointer.ts";
import type { Source } from "./sources.ts";

/** Where a part of a contract was written. */
export interface Origin {
  source: Source;
  path: Path;
}

/** Where the parts of a document that was made of several files were written. */
export class Origins {
  readonly #known = new WeakMap<object, Origin>();

  add(part: object, origin: Origin): void {
    this.#known.set(part, origin);
  }

  /** Says that a part was written where another one was. */
  move(from: object, to: object): void {
    const origin = this.#known.get(from);
    if (origin) this.#known.set(to, origin);
  }

  /** Where what a pointer leads to was written, or what is nearest to it. */
  find(document: object, pointer: string): Origin | undefined {
    let part: unknown = document;
    let origin = this.#known.get(document);
    for (const step of steps(pointer)) {
      part = isObject(part) ? part[step] : undefined;
      const own = isObject(part) ? this.#known.get(part) : undefined;
      origin = own ?? (origin && { ...origin, path: [...origin.path, step] });
    }
    return origin;
  }
}
