import type { Parts } from "./bundle-parts.ts";
import type { Size } from "./bundle-size.ts";
import type { Footprint } from "./footprint.ts";
import type { Punctuality } from "./punctuality.ts";
import type { Spread } from "./ratios.ts";
import type { TypeCost } from "./type-cost.ts";

/** Everything that one run measured. */
export interface Results {
  rounds: { cpu: number; coldImport: number };
  /** How much of raw fetch's CPU a call's own is: 1 is raw fetch, 0.5 twice its cost. By case. */
  cpu: Map<string, Spread>;
  /** Time of a process that imports a library over one that does nothing. By library. */
  coldImport: Map<string, Spread>;
  punctuality: Punctuality;
  libraries: LibraryResult[];
  parts: Parts;
}

/** What does not vary between runs. */
export interface LibraryResult {
  name: string;
  bundle: Size;
  types: TypeCost;
  footprint: Footprint;
}
