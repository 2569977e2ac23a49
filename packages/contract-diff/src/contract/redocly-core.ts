import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Oas3Visitor } from "@redocly/openapi-core";

type Core = typeof import("@redocly/openapi-core");

const require = createRequire(import.meta.url);
const library = dirname(require.resolve("@redocly/openapi-core"));
const part = (file: string) => require(join(library, file));

/**
 * The parts of `@redocly/openapi-core` that are used here. Its entry loads all rules for all kinds of documents, which
 * takes longer than to compare two; its parts are not exported, so they are named by their files.
 */
export const core: Pick<
  Core,
  | "BaseResolver"
  | "escapePointerFragment"
  | "isMappingRef"
  | "mapTypeToComponent"
  | "normalizeTypes"
  | "normalizeVisitors"
  | "Oas3_1Types"
  | "Oas3_2Types"
  | "Oas3Types"
  | "resolveDocument"
  | "ResolveError"
  | "Source"
  | "unescapePointerFragment"
  | "walkDocument"
> & { Struct(): Oas3Visitor } = {
  ...part("ref-utils.js"),
  ...part("types/index.js"),
  ...part("types/oas3.js"),
  ...part("types/oas3_1.js"),
  ...part("types/oas3_2.js"),
  ...part("bundle/bundle-visitor.js"),
  ...part("resolve.js"),
  ...part("visitors.js"),
  ...part("walk.js"),
  ...part("rules/common/struct.js"),
};
