import type { Contract } from "../contract/contract.ts";
import { isObject } from "../contract/pointer.ts";
import type { RemovalEntry } from "./policy.ts";

/** Whether all that is gone was announced to go, for as long as the policy wants. Only what the base says counts. */
export function wasAnnounced(
  gone: readonly string[],
  { sunset, days }: RemovalEntry,
  base: Contract,
  today: string,
): boolean {
  return (
    gone.length > 0 &&
    gone.every((pointer) => {
      const node = base.at(pointer);
      const target = base.follow(node);
      if (!isObject(node) || !isObject(target)) return false;
      const said = { ...target, ...node };
      if (said.deprecated !== true) return false;
      const [end, start] = [dayOf(said["x-sunset"]), dayOf(said["x-deprecated-since"])];
      if (sunset && !(end !== undefined && end <= dayOf(today)!)) return false;
      return days === undefined || (start !== undefined && dayOf(today)! - start >= days);
    })
  );
}

/** The number of a day; nothing for what is no date. */
function dayOf(text: unknown): number | undefined {
  const time = Date.parse(String(text).slice(0, 10));
  return Number.isNaN(time) ? undefined : time / 86_400_000;
}
