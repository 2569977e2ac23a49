import type { Keyword } from "../keyword.ts";

const annotation: Keyword = { isAnnotation: true, effect: () => "none" };

const names = [
  ...["$comment", "default", "deprecated", "description", "discriminator", "example", "examples", "externalDocs"],
  ...["title", "xml"],
  // These name schemas; what refers to them counts.
  ...["$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$defs", "definitions"],
];

/** Keywords that only tell people something, or give a name. */
export const annotations: Readonly<Record<string, Keyword>> = {
  ...Object.fromEntries(names.map((name) => [name, annotation])),
  readOnly: { ...annotation, isKept: true },
  writeOnly: { ...annotation, isKept: true },
};
