export type { Bump } from "./bump.ts";
export type { Change } from "./change.ts";
export { type CompareOptions, type Comparison, compare } from "./compare.ts";
export { type Config, readConfig } from "./config/config.ts";
export { ContractDiffFailure } from "./failure.ts";
export type { Judged, Ruling } from "./policy/apply.ts";
export type { Policy } from "./policy/policy.ts";
export { decide, type Gate } from "./release/gate.ts";
export { render } from "./report/index.ts";
