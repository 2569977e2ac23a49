import type { Path } from "@conomyhq/contract-document";
import { isObject, steps } from "./pointer.ts";
import type { Source } from "./sources.ts";

/** Where a part of a contract was written. */
export interface Origin {
  source: Source;
  path: Path;
}

/**
 * Where the parts of a document that was made of several files were written. Most were written inside of what they are
 * in, so that only the others are noted.
 */
export class Origins {
  readonly #known = new Map<unknown, Origin>();
  readonly #wrapped = new Set<unknown>();

  /** Says where a part was written that was taken from elsewhere, unless that is known. */
  add(part: unknown, origin: Origin): void {
    if (!this.#known.has(part)) this.#known.set(part, origin);
  }

  /** Says that a part was written where another one was. */
  move(from: unknown, to: unknown): void {
    const origin = this.#known.get(from);
    if (origin) this.#known.set(to, origin);
  }

  /** Says that a part was written where the part two levels above it was: nobody wrote what is between them. */
  wrap(part: unknown): void {
    this.#wrapped.add(part);
  }

  /** Where what a pointer leads to was written, or what is nearest to it. */
  find(document: object, pointer: string): Origin | undefined {
    let part: unknown = document;
    const way = [this.#known.get(document)];
    for (const step of steps(pointer)) {
      const key = Array.isArray(part) && /^\d+$/.test(step) ? Number(step) : step;
      part = isObject(part) ? part[step] : undefined;
      const above = way.at(-1);
      const inside = above && { ...above, path: [...above.path, key] };
      way.push(this.#known.get(part) ?? (this.#wrapped.has(part) ? way.at(-2) : inside));
    }
    return way.at(-1);
  }
}
