import ts from "typescript";
import { type AliasPair, type Compared, Comparer } from "./compare-types.ts";
import type { ContractTypes, Property, Typed, TypedOperation } from "./contract-types.ts";
import { expressionOf, isIdentifier } from "./expression.ts";
import type { Direction, Finding, Place, Root } from "./finding.ts";
import { Pointers } from "./pointers.ts";
import type { SharedSchema } from "./prune.ts";

/** An operation, and what stands in its place in the revision. */
export interface OperationPair {
  old: TypedOperation;
  now: TypedOperation;
  /** How code names it. */
  expression: string;
  /** Whether that is how both sides name it. */
  isShared: boolean;
  /** Path parameters whose new name follows from a renamed path. */
  renamedParameters: ReadonlyMap<string, string>;
}

/** Compares all operations, and each schema once for each direction in which operations use it. */
export class Comparison {
  readonly #base: ContractTypes;
  readonly #revision: ContractTypes;
  readonly #pointers: Pointers;
  readonly #pairs = new Map<string, AliasPair>();
  readonly #compared = new Map<AliasPair, Compared>();
  /** The types whose values consumers write. */
  readonly #requests = new Map<string, { root: Root; now: Typed; compared: Compared }>();
  /** The operations that lead to what was compared. */
  readonly #reached = new Map<Compared, Set<string>>();

  constructor(base: ContractTypes, revision: ContractTypes, document: unknown) {
    this.#base = base;
    this.#revision = revision;
    this.#pointers = new Pointers(document);
  }

  /** What was found so far, each with the operations that it reaches. */
  get findings(): Finding[] {
    return [...this.#reached].flatMap(([{ findings }, operations]) =>
      findings
        .filter(({ place }) => place.root.isShared)
        .map((finding) => ({ ...finding, operations: [...operations] })),
    );
  }

  /** What stands in the place of schemas that are gone. */
  get replaced(): ReadonlyMap<string, string> {
    const gone = [...this.#pairs.values()].filter(({ ref, nowRef }) => ref !== nowRef);
    return new Map(gone.map(({ ref, nowRef }) => [ref, nowRef]));
  }

  /** The types that consumers write, that changed, and in which nothing was found that would break them. */
  unexplainedRequests(): { root: Root; operations: string[] }[] {
    return [...this.#requests.values()]
      .filter(({ root }) => root.isShared)
      .filter(({ root, now, compared }) => textOf(root.base) !== textOf(now) && !this.#explains(compared, new Set()))
      .map(({ root, compared }) => ({ root, operations: [...(this.#reached.get(compared) ?? [])] }));
  }

  compareOperation(pair: OperationPair): void {
    const slots = emptyCompared();
    this.#compareParameters(pair, slots);
    this.#compareRequestBody(pair, slots);
    this.#compareResponses(pair, slots);
    this.#attribute(slots, [pair.old.name], new Set());
  }

  /** Compares a schema for operations that have not changed themselves. */
  compareShared({ ref, direction, operations }: SharedSchema): void {
    const base = this.#base.component(ref);
    if (!base) return;
    const root: Root = { label: ref, is: "alias", expression: "", base, pointer: "", isShared: true };
    this.#attribute(
      this.#comparePair(this.#pair(ref, ref, { root, steps: [] }, direction)),
      operations,
      new Set(),
      true,
    );
  }

  #compareParameters({ old, now, expression, isShared, renamedParameters }: OperationPair, compared: Compared): void {
    // The other side calls a webhook: there the parameters are read, and the types give no place to read them.
    const parameters = this.#base.property(old, "parameters");
    const nowParameters = this.#revision.property(now, "parameters");
    if (!parameters || !nowParameters || old.section === "webhooks") return;
    const root: Root = {
      label: old.name,
      is: "parameters",
      expression: `${expression}["parameters"]`,
      base: parameters,
      pointer: this.#pointers.of("paths", old.path, old.method),
      isShared,
    };
    // With a path parameter renamed no old call compiles, which is told with the path.
    if (renamedParameters.size === 0) this.#addRequest(root, nowParameters, compared);
    const groups = new Map(this.#base.properties(parameters).map((group) => [group.name, group]));
    for (const nowGroup of this.#revision.properties(nowParameters)) {
      const group = groups.get(nowGroup.name);
      if (!group) continue;
      const found = emptyCompared();
      const comparer = this.#comparer("request", found);
      comparer.compareProperties(group, nowGroup, { root, steps: [group.name] });
      const follows = ({ place: { steps } }: Compared["findings"][number]) =>
        steps[0] === "path" && [...renamedParameters].flat().includes(steps[1] ?? "");
      compared.findings.push(...found.findings.filter((finding) => !follows(finding)));
      for (const use of found.uses) compared.uses.add(use);
    }
  }

  #compareRequestBody({ old, now, expression, isShared }: OperationPair, compared: Compared): void {
    const [body, nowBody] = [this.#base.property(old, "requestBody"), this.#revision.property(now, "requestBody")];
    if (!body || this.#isAbsent(body)) {
      this.#compareNewBody({ old, expression, isShared }, nowBody, compared);
      return;
    }
    const direction = old.section === "paths" ? "request" : "response";
    const pointer = this.#pointers.of(old.section, old.path, old.method, "requestBody");
    const whole: Root = { label: old.name, is: "operation", expression, base: old, pointer, isShared };
    const place: Place = { root: whole, steps: ["requestBody"] };
    if (!nowBody || this.#isAbsent(nowBody)) {
      compared.findings.push({ kind: "body-gone", direction, place, old: body });
      return;
    }
    if (direction === "request" && body.optional && !nowBody.optional) {
      compared.findings.push({ kind: "body-required", direction, place, old: body, now: nowBody });
    }
    const inner = body.optional ? `NonNullable<${expression}["requestBody"]>` : `${expression}["requestBody"]`;
    const slot = { label: `${old.name} request`, expression: inner, pointer, base: body, isShared };
    this.#compareContent(slot, nowBody, direction, compared);
  }

  #compareNewBody(
    { old, expression, isShared }: Pick<OperationPair, "expression" | "isShared" | "old">,
    nowBody: Property | undefined,
    compared: Compared,
  ): void {
    if (!nowBody || this.#isAbsent(nowBody) || nowBody.optional || old.section === "webhooks") return;
    const pointer = this.#pointers.of(old.section, old.path, old.method);
    const root: Root = { label: old.name, is: "operation", expression, base: old, pointer, isShared };
    const place = { root, steps: ["requestBody"] };
    compared.findings.push({ kind: "body-required", direction: "request", place, now: nowBody });
  }

  #compareResponses({ old, now, expression, isShared }: OperationPair, compared: Compared): void {
    const [responses, nowResponses] = [
      this.#base.property(old, "responses"),
      this.#revision.property(now, "responses"),
    ];
    if (!responses || !nowResponses) return;
    const direction = old.section === "paths" ? "response" : "request";
    const statuses = this.#base.properties(responses);
    const hasSuccess = statuses.some(({ name }) => name.startsWith("2"));
    const nowStatuses = this.#revision.properties(nowResponses).map(({ name }) => name);
    for (const status of statuses) {
      const pointer = this.#pointers.of(old.section, old.path, old.method, "responses", status.name);
      const nowStatus = this.#revision.property(nowResponses, status.name);
      if (!nowStatus) {
        const isSuccess = status.name.startsWith("2") || (status.name === "default" && !hasSuccess);
        if (!isSuccess) continue;
        const added = nowStatuses.filter((name) => name.startsWith("2") && !this.#base.property(responses, name));
        const root: Root = {
          label: `${old.name} response`,
          is: "operation",
          expression: `${expression}["responses"]`,
          base: responses,
          pointer,
          isShared,
        };
        const place = { root, steps: [status.name] };
        compared.findings.push({ kind: "status-gone", direction, place, old: status, renamed: added[0] });
        continue;
      }
      const index = /^\d+$/.test(status.name) ? status.name : JSON.stringify(status.name);
      const slot = {
        label: `${old.name} response ${status.name}`,
        expression: `${expression}["responses"][${index}]`,
        pointer,
        base: status,
        isShared,
      };
      this.#compareContent(slot, nowStatus, direction, compared);
    }
  }

  #compareContent(slot: Omit<Root, "is">, now: Typed, direction: Direction, compared: Compared): void {
    const [content, nowContent] = [this.#base.property(slot.base, "content"), this.#revision.property(now, "content")];
    if (!content || this.#isAbsent(content)) return;
    const nowTypes = this.#revision.properties(nowContent).map(({ name }) => name);
    for (const media of this.#base.properties(content)) {
      const nowMedia = this.#revision.property(nowContent, media.name);
      if (!nowMedia) {
        const renamed = nowTypes.find((name) => !this.#base.property(content, name));
        const root: Root = {
          ...slot,
          is: "operation",
          expression: `${slot.expression}["content"]`,
          base: content,
          pointer: this.#pointers.inside(slot.pointer, "content", media.name),
        };
        const place = { root, steps: [media.name] };
        compared.findings.push({ kind: "media-type-gone", direction, place, old: media, renamed });
        continue;
      }
      const root: Root = {
        ...slot,
        is: "body",
        expression: `${slot.expression}["content"][${JSON.stringify(media.name)}]`,
        base: media,
        pointer: this.#pointers.inside(slot.pointer, "content", media.name, "schema"),
      };
      if (direction === "request") this.#addRequest(root, nowMedia, compared);
      this.#comparer(direction, compared).compare(media, nowMedia, { root, steps: [] });
    }
  }

  #comparer(direction: Direction, compared: Compared): Comparer {
    return new Comparer(this.#base, this.#revision, direction, compared, (...pair) => this.#pair(...pair));
  }

  /** The one object that stands for a pair of schemas, however often it is met. */
  #pair(ref: string, nowRef: string, place: Place, direction: Direction): AliasPair {
    const key = `${direction} ${ref} ${nowRef}`;
    const known = this.#pairs.get(key) ?? { ref, nowRef, place, direction };
    if (place.root.isShared && !known.place.root.isShared) known.place = place;
    this.#pairs.set(key, known);
    return known;
  }

  #comparePair(pair: AliasPair): Compared {
    const known = this.#compared.get(pair);
    if (known) return known;
    const compared = emptyCompared();
    this.#compared.set(pair, compared);
    const { ref, nowRef, direction } = pair;
    const [old, now] = [this.#base.component(ref), this.#revision.component(nowRef)];
    const root = old && this.#aliasRoot(pair, old);
    if (!old || !now || !root) return compared;
    if (direction === "request") this.#addRequest(root, now, compared);
    this.#comparer(direction, compared).compare(old, now, { root, steps: [] }, true);
    return compared;
  }

  /** A renamed schema keeps its old name in messages; code has to reach it by the operation that led to it. */
  #aliasRoot({ ref, place }: AliasPair, base: Typed): Root | undefined {
    const name = this.#base.named.get(ref) ?? "";
    const label = isIdentifier(name) ? name : ref.slice(ref.indexOf("/") + 1);
    const keepsName = this.#revision.named.get(ref) === name;
    const isShared = keepsName || place.root.isShared;
    const pointer = this.#pointers.of("components", ...ref.split("/"));
    const expression = keepsName ? name : expressionOf(this.#base, place);
    return expression === undefined ? undefined : { label, is: "alias", expression, base, pointer, isShared };
  }

  #attribute(compared: Compared, names: readonly string[], seen: Set<AliasPair>, isApart = false): void {
    const operations = this.#reached.get(compared) ?? new Set();
    this.#reached.set(compared, operations);
    for (const name of names) operations.add(name);
    for (const pair of compared.uses) {
      if (seen.has(pair) || (isApart && pair.ref === pair.nowRef)) continue;
      seen.add(pair);
      this.#attribute(this.#comparePair(pair), names, seen, isApart);
    }
  }

  #addRequest(root: Root, now: Typed, compared: Compared): void {
    this.#requests.set(root.expression, { root, now, compared });
  }

  #explains(compared: Compared, seen: Set<Compared>): boolean {
    if (seen.has(compared)) return false;
    seen.add(compared);
    if (compared.findings.some(({ direction }) => direction === "request")) return true;
    return [...compared.uses].some(
      (pair) => pair.direction === "request" && this.#explains(this.#comparePair(pair), seen),
    );
  }

  /** The generator writes `content?: never` for what is not there. */
  #isAbsent({ type }: Typed): boolean {
    return this.#base.parts(type).every(({ flags }) => flags & ts.TypeFlags.Never);
  }
}

/** The code of a type, without comments. It does not include schemas that it refers to. */
function textOf({ node }: Typed): string | undefined {
  return node?.getText().replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, "");
}

function emptyCompared(): Compared {
  return { findings: [], uses: new Set() };
}
