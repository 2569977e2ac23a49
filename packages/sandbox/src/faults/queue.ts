import { checkFault, type Nameable } from "./check.ts";
import type { FaultKind } from "./kinds.ts";
import type { FaultCall, FaultOptions } from "./options.ts";

/** A fault that waits for its calls. */
export interface Fault extends FaultOptions {
  kind: FaultKind;
}

/** The options of a kind: `respond` needs its response. */
export type OptionsOf<Kind extends FaultKind> = Kind extends "respond"
  ? [options: FaultOptions & Required<Pick<FaultOptions, "response">>]
  : [options?: FaultOptions];

/** The faults that the next calls will meet. */
export interface Faults {
  /**
   * Adds a fault behind the ones that wait already.
   *
   * @throws a `TypeError` that names the kind, option, route or operation that there is not.
   */
  next<Kind extends FaultKind>(kind: Kind, ...options: OptionsOf<Kind>): void;
  /** Takes back all that wait. */
  clear(): void;
  /** What waits, in order. */
  readonly pending: readonly Fault[];
}

/** Faults that wait for their calls, and how a call takes its own. */
export interface FaultQueue extends Faults {
  /** Takes the first fault that fits a call. */
  take(callOf: () => FaultCall): Fault | undefined;
}

/** How many may wait. */
const maxFaults = 10_000;

export function createFaultQueue(nameable: Nameable): FaultQueue {
  const waiting: (Fault & { times: number })[] = [];
  return {
    next(kind, ...[options = {}]) {
      checkFault(kind, options, nameable);
      if (waiting.length >= maxFaults) throw new TypeError(`${maxFaults} faults wait already. Remove them first.`);
      waiting.push({ ...options, times: Number(options.times ?? 1), kind });
    },
    clear: () => void waiting.splice(0),
    get pending() {
      return waiting.map((fault) => ({ ...fault }));
    },
    take(callOf) {
      if (waiting.length === 0) return undefined;
      const call = callOf();
      const index = waiting.findIndex((fault) => fits(fault, call));
      const fault = waiting[index];
      if (!fault) return undefined;
      fault.times--;
      if (fault.times <= 0) waiting.splice(index, 1);
      return fault;
    },
  };
}

function fits({ route, operation, tenant, customer, when }: Fault, call: FaultCall): boolean {
  // A client asks for a token when it has none: what was meant for its call would meet that one instead.
  if (route === undefined && operation === undefined && call.operation === "createAccessToken") return false;
  return (
    (route ?? call.route) === call.route &&
    (operation ?? call.operation) === call.operation &&
    (tenant ?? call.tenant) === call.tenant &&
    (customer ?? call.customer) === call.customer &&
    (when === undefined || holds(when, call))
  );
}

/** A predicate that fails must not look like an error of Conomy's: its fault waits on, and who wrote it reads why. */
function holds(when: NonNullable<Fault["when"]>, call: FaultCall): boolean {
  try {
    const result: unknown = when(call);
    if (typeof result === "boolean") return result;
    console.error(`The \`when\` of a fault must return true or false, not ${typeof result}.`);
  } catch (error) {
    console.error(`The \`when\` of a fault failed: ${error}`);
  }
  return false;
}
