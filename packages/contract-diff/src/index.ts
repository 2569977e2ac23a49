export { type CompareOptions, type Comparison, compare } from "./compare.ts";
export { ContractDiffFailure } from "./failure.ts";
export { decide, type Gate } from "./gate.ts";
export { renderHtml } from "./html.ts";
export type { Change } from "./rate.ts";
