import type { Direction } from "../contract/uses.ts";
import { type Compared, TypeComparer } from "./compare-types.ts";
import { isNever, type Property, referenceOf, type Typed } from "./contract-types.ts";
import type { Place, Root } from "./impact.ts";
import { pointerInto, pointerTowards } from "./locate.ts";
import type { OperationPair } from "./operations.ts";
import type { Matching } from "./schema-pairs.ts";

type OnRequest = (root: Root, revision: Typed, compared: Compared) => void;

/** Compares what two versions of an operation take and return. */
export class OperationComparer {
  readonly #matching: Matching;
  readonly #pair: OperationPair;
  readonly #compared: Compared = { findings: [], uses: new Set() };
  readonly #onRequest: OnRequest;

  /** @param onRequest - Is told each type whose values consumers write. */
  constructor(matching: Matching, pair: OperationPair, onRequest: OnRequest) {
    this.#matching = matching;
    this.#pair = pair;
    this.#onRequest = onRequest;
  }

  compare(): Compared {
    this.#compareParameters();
    this.#compareRequestBody();
    this.#compareResponses();
    return this.#compared;
  }

  #compareParameters(): void {
    const { base, revision, renamedParameters, expression } = this.#pair;
    const { baseTypes, revisionTypes } = this.#matching;
    const [parameters, revisionParameters] = [
      baseTypes.property(base, "parameters"),
      revisionTypes.property(revision, "parameters"),
    ];
    // The other side calls a webhook: there the parameters are read, and the types give no place to read them.
    if (!parameters || !revisionParameters || base.section === "webhooks") return;
    const root = this.#root("parameters", parameters, `${expression}["parameters"]`);
    // With a path parameter renamed no old call compiles, which is told with the path.
    if (renamedParameters.size === 0) this.#onRequest(root, revisionParameters, this.#compared);
    const names = [...renamedParameters].flat();
    for (const group of baseTypes.properties(parameters)) {
      const revisionGroup = revisionTypes.property(revisionParameters, group.name);
      if (!revisionGroup) continue;
      for (const property of baseTypes.properties(group)) {
        this.#noteReplaced(property, revisionTypes.property(revisionGroup, property.name));
      }
      const found: Compared = { findings: [], uses: new Set() };
      const comparer = new TypeComparer(this.#matching, "request", found);
      comparer.compareProperties({ base: group, revision: revisionGroup }, { root, steps: [group.name] });
      const isToldWithPath = ({ steps }: Place) => steps[0] === "path" && names.includes(steps[1] ?? "");
      this.#compared.findings.push(...found.findings.filter(({ place }) => !isToldWithPath(place)));
      for (const use of found.uses) this.#compared.uses.add(use);
    }
  }

  #compareRequestBody(): void {
    const { base, revision, expression } = this.#pair;
    const { baseTypes, revisionTypes } = this.#matching;
    const body = baseTypes.property(base, "requestBody");
    const revisionBody = revisionTypes.property(revision, "requestBody");
    this.#noteReplaced(body, revisionBody);
    const direction = base.section === "paths" ? "request" : "response";
    if (!body || isNever(body.type)) {
      this.#compareNewBody(revisionBody);
      return;
    }
    const place = { root: this.#root("operation", base, expression, "requestBody"), steps: ["requestBody"] };
    if (!revisionBody || isNever(revisionBody.type)) {
      this.#compared.findings.push({ kind: "body-gone", direction, place, base: body });
      return;
    }
    if (direction === "request" && body.optional && !revisionBody.optional) {
      this.#compared.findings.push({ kind: "body-required", direction, place, base: body, revision: revisionBody });
    }
    const inner = `${expression}["requestBody"]`;
    const holder = this.#root("body", body, body.optional ? `NonNullable<${inner}>` : inner, "requestBody");
    this.#compareContent({ ...holder, label: `${base.name} request` }, revisionBody, direction);
  }

  #compareNewBody(body: Property | undefined): void {
    const { base, expression } = this.#pair;
    if (!body || isNever(body.type) || body.optional || base.section === "webhooks") return;
    const place = { root: this.#root("operation", base, expression), steps: ["requestBody"] };
    this.#compared.findings.push({ kind: "body-required", direction: "request", place, revision: body });
  }

  #compareResponses(): void {
    const { base, revision, expression } = this.#pair;
    const { baseTypes, revisionTypes } = this.#matching;
    const responses = baseTypes.property(base, "responses");
    const revisionResponses = revisionTypes.property(revision, "responses");
    if (!responses || !revisionResponses) return;
    const direction = base.section === "paths" ? "response" : "request";
    for (const status of baseTypes.properties(responses)) {
      const revisionStatus = revisionTypes.property(revisionResponses, status.name);
      if (!revisionStatus) {
        this.#addLostStatus(responses, revisionResponses, status, direction);
        continue;
      }
      this.#noteReplaced(status, revisionStatus);
      const index = /^\d+$/.test(status.name) ? status.name : JSON.stringify(status.name);
      const holder = this.#root("body", status, `${expression}["responses"][${index}]`, "responses", status.name);
      this.#compareContent({ ...holder, label: `${base.name} response ${status.name}` }, revisionStatus, direction);
    }
  }

  /** Code that handles an error status may come to nothing, but code for a success reads what it returns. */
  #addLostStatus(responses: Typed, revisionResponses: Typed, status: Property, direction: Direction): void {
    const { base, expression } = this.#pair;
    const { baseTypes, revisionTypes } = this.#matching;
    const hasSuccess = baseTypes.properties(responses).some(({ name }) => name.startsWith("2"));
    if (!status.name.startsWith("2") && (status.name !== "default" || hasSuccess)) return;
    const added = revisionTypes
      .properties(revisionResponses)
      .filter(({ name }) => name.startsWith("2") && !baseTypes.property(responses, name));
    const root = this.#root("operation", responses, `${expression}["responses"]`, "responses", status.name);
    const place = { root: { ...root, label: `${base.name} response` }, steps: [status.name] };
    this.#compared.findings.push({ kind: "status-gone", direction, place, base: status, renamed: added[0]?.name });
  }

  /** Compares the media types of a body. */
  #compareContent(holder: Root, revision: Typed, direction: Direction): void {
    const { baseTypes, revisionTypes, document } = this.#matching;
    const content = baseTypes.property(holder.base, "content");
    const revisionContent = revisionTypes.property(revision, "content");
    if (!content || isNever(content.type)) return;
    const expression = `${holder.expression}["content"]`;
    for (const media of baseTypes.properties(content)) {
      const pointer = pointerInto(document, holder.pointer, "content", media.name);
      const revisionMedia = revisionTypes.property(revisionContent, media.name);
      if (!revisionMedia) {
        const added = revisionTypes.properties(revisionContent).find(({ name }) => !baseTypes.property(content, name));
        const root: Root = { ...holder, is: "operation", expression, base: content, pointer };
        const place = { root, steps: [media.name] };
        this.#compared.findings.push({ kind: "media-type-gone", direction, place, base: media, renamed: added?.name });
        continue;
      }
      const root: Root = {
        ...holder,
        expression: `${expression}[${JSON.stringify(media.name)}]`,
        base: media,
        pointer: pointerInto(document, pointer, "schema"),
      };
      if (direction === "request") this.#onRequest(root, revisionMedia, this.#compared);
      const comparer = new TypeComparer(this.#matching, direction, this.#compared);
      comparer.compare({ base: media, revision: revisionMedia }, { root, steps: [] });
    }
  }

  /** A component that took another one's place is what that one is called now. */
  #noteReplaced(base: Typed | undefined, revision: Typed | undefined): void {
    const [ref, revisionRef] = [referenceOf(base?.node), referenceOf(revision?.node)];
    if (ref !== undefined && revisionRef !== undefined) this.#matching.noteReplaced(ref, revisionRef);
  }

  #root(is: Root["is"], base: Typed, expression: string, ...keys: string[]): Root {
    const { base: operation, isShared } = this.#pair;
    const { section, path, method, name } = operation;
    const pointer = pointerTowards(this.#matching.document, section, path, method, ...keys);
    return { label: name, is, expression, base, pointer, isShared };
  }
}
