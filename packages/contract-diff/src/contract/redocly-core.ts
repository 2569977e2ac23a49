import type { Oas3Visitor } from "@redocly/openapi-core";
import { part } from "./redocly-part.ts";

type Core = typeof import("@redocly/openapi-core");

/** The parts of `@redocly/openapi-core` that know OpenAPI and walk a document. */
export const core: Pick<
  Core,
  | "BaseResolver"
  | "isMappingRef"
  | "normalizeTypes"
  | "normalizeVisitors"
  | "Oas3_1Types"
  | "Oas3_2Types"
  | "Oas3Types"
  | "resolveDocument"
  | "ResolveError"
  | "Source"
  | "walkDocument"
> & { Struct(): Oas3Visitor } = {
  ...part("ref-utils.js"),
  ...part("types/index.js"),
  ...part("types/oas3.js"),
  ...part("types/oas3_1.js"),
  ...part("types/oas3_2.js"),
  ...part("resolve.js"),
  ...part("visitors.js"),
  ...part("walk.js"),
  ...part<{ Struct(): Oas3Visitor }>("rules/common/struct.js"),
};
