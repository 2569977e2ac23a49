import type { Bump } from "../../bump.ts";
import type { Finding } from "../../change.ts";
import type { Versions } from "../../contract/contract.ts";

/** What this package knows better than the engine. */
export interface Rule {
  id: string;
  /** One sentence for the reviewer. */
  because: string;
  /** The level of a change that the rule is about; `undefined` of any other. */
  level(finding: Finding, versions: Versions): Bump | undefined;
  /** Whether it is about more than the values of a schema, so that containment does not overrule it. Default: false. */
  isFinal?: boolean;
  /** The sentence for one change, where more can be said of it. */
  explain?(finding: Finding, versions: Versions, level: Bump): string;
}
