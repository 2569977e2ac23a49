export type { Bump } from "./bump.ts";
export type { Change } from "./change.ts";
export { type CompareOptions, type Comparison, compare } from "./compare.ts";
export { ContractDiffFailure } from "./failure.ts";
export { decide, type Gate } from "./release/gate.ts";
export { renderHtml } from "./report/html.ts";
