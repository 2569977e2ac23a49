import { isObject, steps } from "../../contract/pointer.ts";
import { slotOf } from "../../contract/uses.ts";
import type { Bump, EngineChange } from "../../find/redocly-diff.ts";

/** What this package knows better than the engine, outside of schemas. */
export interface Rule {
  id: string;
  /** One sentence for the reviewer. */
  says: string;
  /** The level of a change that the rule is about. */
  level(change: EngineChange): Bump | undefined;
}

/** The first rule that is about a change decides. */
export const rules: readonly Rule[] = [
  {
    id: "documentation",
    says: "Only people read this.",
    level: ({ path, property }) => {
      const way = steps(path);
      const isTold = ["tags", "externalDocs", "info"].includes(way[0] ?? "") && property !== "version";
      return isTold || [property, way.at(-1)].includes("externalDocs") || isLink(way) ? "patch" : undefined;
    },
  },
  {
    id: "encoding-of-a-body-changed",
    says: "Parts of the body have to be written in another way.",
    level: ({ path }) =>
      steps(path).includes("encoding") && slotOf(path)?.direction === "request" ? "major" : undefined,
  },
  {
    id: "required-body-added",
    says: "A call without the body was fine, and is refused now.",
    level: ({ kind, typeName, revision }) =>
      kind === "added" && typeName === "RequestBody" && isObject(revision?.value) && revision.value.required === true
        ? "major"
        : undefined,
  },
  {
    id: "request-part-became-optional",
    says: "What had to be sent may be left out now.",
    level: (change) => (becomes(change, ["Parameter", "RequestBody"], false) ? "minor" : undefined),
  },
  {
    id: "answer-header-became-optional",
    says: "A header that every answer had may be missing now.",
    level: (change) => (isAnswerHeader(change) && becomes(change, ["Header"], false) ? "major" : undefined),
  },
  {
    id: "answer-header-became-required",
    says: "A header that an answer could have is in every answer now.",
    level: (change) => (isAnswerHeader(change) && becomes(change, ["Header"], true) ? "minor" : undefined),
  },
  {
    id: "schema-added-to-media-type",
    says: "Anything could be here, and what is written down now is less.",
    level: (change) => schemaOfMediaType(change, "added"),
  },
  {
    id: "schema-removed-from-media-type",
    says: "What was written down can be anything now.",
    level: (change) => schemaOfMediaType(change, "removed"),
  },
];

function isLink(way: string[]): boolean {
  return way[0] === "paths" && way.includes("responses") && way.includes("links") && !way.includes("content");
}

function becomes({ property, typeName, base, revision }: EngineChange, types: string[], required: boolean): boolean {
  if (property !== "required" || !types.includes(typeName)) return false;
  return (base?.value === true) !== required && (revision?.value === true) === required;
}

function isAnswerHeader({ path }: EngineChange): boolean {
  return steps(path).includes("headers") && slotOf(path)?.direction === "response";
}

function schemaOfMediaType({ path, kind }: EngineChange, wanted: "added" | "removed"): Bump | undefined {
  const [content, , last] = steps(path).slice(-3);
  if (kind !== wanted || content !== "content" || last !== "schema") return undefined;
  const narrows = wanted === "added";
  return narrows === (slotOf(path)?.direction === "request") ? "major" : "minor";
}
