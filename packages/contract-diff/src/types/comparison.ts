import type { Direction } from "../contract/uses.ts";
import { OperationComparer } from "./compare-operation.ts";
import { type Compared, TypeComparer } from "./compare-types.ts";
import type { Typed } from "./contract-types.ts";
import { expressionOf } from "./expression.ts";
import type { Finding, Root } from "./impact.ts";
import { pointerTowards } from "./locate.ts";
import type { OperationPair } from "./operations.ts";
import type { SharedSchema } from "./prune.ts";
import type { Matching, SchemaPair } from "./schema-pairs.ts";

/** Compares all operations, and each schema once for each direction in which operations use it. */
export class Comparison {
  readonly #matching: Matching;
  readonly #compared = new Map<SchemaPair, Compared>();
  /** The types whose values consumers write. */
  readonly #requests = new Map<string, { root: Root; revision: Typed; compared: Compared }>();
  /** The operations that lead to what was compared. */
  readonly #reached = new Map<Compared, Set<string>>();

  constructor(matching: Matching) {
    this.#matching = matching;
  }

  /** What was found so far, each with the operations that it reaches. */
  get findings(): Finding[] {
    return [...this.#reached].flatMap(([{ findings }, operations]) =>
      findings
        .filter(({ place }) => place.root.isShared)
        .map((finding) => ({ ...finding, operations: [...operations] })),
    );
  }

  /** The types that consumers write, that changed, and in which nothing was found that would break them. */
  unexplainedRequests(): { root: Root; operations: string[] }[] {
    return [...this.#requests.values()]
      .filter(({ root }) => root.isShared)
      .filter(({ root, revision }) => textOf(root.base) !== textOf(revision))
      .filter(({ compared }) => !this.#explains(compared, new Set()))
      .map(({ root, compared }) => ({ root, operations: [...(this.#reached.get(compared) ?? [])] }));
  }

  compareOperation(pair: OperationPair): void {
    const compared = new OperationComparer(this.#matching, pair, (...request) =>
      this.#addRequest(...request),
    ).compare();
    this.#attribute(compared, [pair.base.name], () => true);
  }

  /** Compares a schema for operations that have not changed themselves. */
  compareShared({ ref, direction, operations }: SharedSchema): void {
    const base = this.#matching.baseTypes.component(ref);
    if (!base) return;
    const root: Root = { label: ref, is: "schema", expression: "", base, pointer: "", isShared: true };
    const pair = this.#matching.pair(ref, ref, direction, { root, steps: [] });
    // Schemas of the same name are shared ones themselves, if they have changed.
    this.#attribute(this.#compare(pair), operations, (use) => use.ref !== use.revisionRef);
  }

  #compare(pair: SchemaPair): Compared {
    const known = this.#compared.get(pair);
    if (known) return known;
    const compared: Compared = { findings: [], uses: new Set() };
    this.#compared.set(pair, compared);
    const { ref, revisionRef, direction } = pair;
    const base = this.#matching.baseTypes.component(ref);
    const revision = this.#matching.revisionTypes.component(revisionRef);
    const root = base && this.#rootOf(pair, base);
    if (!base || !revision || !root) return compared;
    if (direction === "request") this.#addRequest(root, revision, compared);
    const comparer = new TypeComparer(this.#matching, direction, compared);
    comparer.compareNamed({ base, revision }, { root, steps: [] });
    return compared;
  }

  /** A renamed schema keeps its old name in messages; code has to reach it by the operation that led to it. */
  #rootOf({ ref, place }: SchemaPair, base: Typed): Root | undefined {
    const { baseTypes, revisionTypes, document } = this.#matching;
    const name = baseTypes.named.get(ref);
    const keepsName = name !== undefined && revisionTypes.named.get(ref) === name;
    const isShared = keepsName || place.root.isShared;
    const pointer = pointerTowards(document, "components", ...ref.split("/"));
    const expression = keepsName ? name : expressionOf(baseTypes, place);
    const label = baseTypes.labelOf(ref);
    return expression === undefined ? undefined : { label, is: "schema", expression, base, pointer, isShared };
  }

  /** Notes that operations lead to what was compared, and to the schemas that it refers to. */
  #attribute(compared: Compared, names: readonly string[], isWanted: (use: SchemaPair) => boolean): void {
    const reached = new Set([compared]);
    // A set that grows while it is walked is walked to its new end.
    for (const one of reached) {
      const operations = this.#reached.get(one) ?? new Set();
      this.#reached.set(one, operations);
      for (const name of names) operations.add(name);
      for (const use of one.uses) if (isWanted(use)) reached.add(this.#compare(use));
    }
  }

  #addRequest(root: Root, revision: Typed, compared: Compared): void {
    this.#requests.set(root.expression, { root, revision, compared });
  }

  #explains(compared: Compared, seen: Set<Compared>): boolean {
    if (seen.has(compared)) return false;
    seen.add(compared);
    const isWritten = ({ direction }: { direction: Direction }) => direction === "request";
    if (compared.findings.some(isWritten)) return true;
    return [...compared.uses].some((use) => isWritten(use) && this.#explains(this.#compare(use), seen));
  }
}

/** The code of a type, without comments. It does not include schemas that it refers to. */
function textOf({ node }: Typed): string | undefined {
  return node?.getText().replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, "");
}
