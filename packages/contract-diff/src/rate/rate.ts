import type { ContractInput, OpenApiDocument } from "../contract/load.ts";
import { memoize } from "../contract/memo.ts";
import { canonicalPath, methods, unread } from "../contract/operation.ts";
import { at, follow, isObject, pointerTo, reach, steps } from "../contract/pointer.ts";
import { type Direction, type Slot, slotOf, slotsOf } from "../contract/uses.ts";
import type { Bump, EngineChange, Place } from "../find/redocly-diff.ts";
import { findOverlooked } from "../find/unreported.ts";
import type { Witness } from "../proof/search.ts";
import { canonical } from "../schema/canonical.ts";
import { isContained } from "../schema/contain.ts";
import { areDisjoint } from "../schema/disjoint.ts";
import { areEqual } from "../schema/equal.ts";
import { type Edit, editOf, ownKeyword } from "./edit.ts";
import { type Effect, effectOf, invert, isAnnotation } from "./keyword-effect.ts";
import { breaksClosedObject } from "./rules/closed-object.ts";
import { rules } from "./rules/index.ts";
import { levelOfSecurity } from "./rules/security.ts";

/** One change, rated. */
export interface Change {
  level: Bump;
  /** What the engine said, where this rating differs, and why. */
  rerated?: { from: Bump; because: string };
  /** The operations that it reaches. */
  operations: string[];
  /** The component schema that it stands in, if it is one. */
  component?: string;
  directions: Slot["direction"][];
  kind: EngineChange["kind"];
  ruleId: string;
  message: string;
  base?: Place;
  revision?: Place;
  /** A payload that proves the break, if one was found. */
  witness?: Witness;
}

const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The largest of several bumps. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce<Bump>((most, bump) => (order.indexOf(bump) > order.indexOf(most) ? bump : most), "none");
}

/** Rates what the engine found: as the engine does, except where a rule of this package knows better and says so. */
export function rate(changes: readonly EngineChange[], base: ContractInput, revision: ContractInput): Change[] {
  const rated = changes.map((change) => {
    const component = componentOf(change);
    const slots = slotsFor(change, base, revision);
    const verdict = rerate(change, slots, base, revision);
    const level = verdict?.level ?? change.impact;
    return {
      level,
      ...(verdict && verdict.level !== change.impact && { rerated: { from: change.impact, because: verdict.because } }),
      operations: [...new Set(slots.map(({ operation }) => operation))],
      ...(component !== undefined && { component }),
      directions: [...new Set(slots.map(({ direction }) => direction))],
      kind: change.kind,
      ruleId: change.verdicts[0]?.ruleId ?? `${change.kind}-${change.property ?? change.typeName}`,
      message: messageOf(change, component),
      ...(change.base && { base: change.base }),
      ...(change.revision && { revision: change.revision }),
    };
  });
  return [...rated, ...findOverlooked(rated, base, revision)];
}

// Many changes lie in the same schema, or in the same path.
const canonicalAt = memoize((document: OpenApiDocument, path) => canonical(document, reach(document, path)));
const canonicalPathOf = memoize(canonicalPath);

interface Verdict {
  level: Bump;
  because: string;
}

function rerate(
  change: EngineChange,
  slots: Slot[],
  base: ContractInput,
  revision: ContractInput,
): Verdict | undefined {
  if (change.path === "#/info" && change.property === "version") {
    return { level: "none", because: "A version alone changes nothing for anybody." };
  }
  const root = rootOf(change);
  if (root !== undefined) return rerateSchema(change, root, slots, base, revision);
  // Nobody calls an operation that is new: no rule of ours makes it worse than the engine says.
  const verdict = isOfNewOperations(change, slots, base) ? undefined : byRule(change);
  return verdict ?? rerateSecurity(change, base, revision) ?? rerateOperation(change, base, revision);
}

function isOfNewOperations({ kind }: EngineChange, slots: Slot[], { document }: ContractInput): boolean {
  const known = ({ operation }: Slot) => {
    const [method = "", name = ""] = operation.split(" ");
    return [document.paths, document.webhooks].some((section) => {
      const item = follow(document, at(section, `#${pointerTo(name)}`));
      return isObject(item) && (method === "*" || method.toLowerCase() in item);
    });
  };
  return kind === "added" && slots.length > 0 && !slots.some(known);
}

function rerateSecurity(change: EngineChange, base: ContractInput, revision: ContractInput): Verdict | undefined {
  const level = levelOfSecurity(change, base, revision);
  const because = {
    major: "Credentials that were enough are not any more.",
    minor: "Other credentials are enough as well.",
    patch: "No operation asks for other credentials.",
    none: "The same credentials are enough.",
  };
  return level && { level, because: because[level] };
}

function byRule(change: EngineChange): Verdict | undefined {
  const rule = rules.find(({ level }) => level(change) !== undefined);
  const level = rule?.level(change);
  return rule && level && { level, because: `${rule.says} (${rule.id})` };
}

/** What lies in a schema is judged by its keyword, unless the whole schema shows that nothing breaks. */
function rerateSchema(
  change: EngineChange,
  root: string,
  slots: Slot[],
  base: ContractInput,
  revision: ContractInput,
): Verdict | undefined {
  const edit = editOf(change, base, revision);
  if (isAnnotation(edit?.keyword ?? ownKeyword(change))) {
    return { level: "patch", because: "An annotation limits no value." };
  }
  const [before, after] = [base, revision].map(({ document }) => canonicalAt(document, root));
  if (areEqual(before, after)) return { level: "none", because: "Both spellings accept the same values." };
  const breaks = slots.some(({ direction }) =>
    direction === "request" ? !isContained(before, after) : !isContained(after, before),
  );
  const verdict =
    bySchema(change, breaks, base, revision) ??
    byClosedObject(change, slots, base, revision) ??
    byRule(change) ??
    (edit && byKeyword(edit, slots, base, revision));
  if ((verdict?.level ?? change.impact) !== "major" || isGoneProperty(change)) return verdict;
  if (breaks || slots.length === 0) return verdict;
  return { level: "minor", because: "As a whole, the schema takes nothing from callers and gives them nothing new." };
}

/** A schema that is, or was, `true` or `false` has no keyword to judge. */
function bySchema(
  { path, property }: EngineChange,
  breaks: boolean,
  base: ContractInput,
  revision: ContractInput,
): Verdict | undefined {
  const root = property === "schema" ? `${path}/schema` : path;
  const isBoolean = [base, revision].some(({ document }) => typeof reach(document, root) === "boolean");
  if (!isBoolean) return undefined;
  return { level: breaks ? "major" : "minor", because: "A schema of `true` or `false` came or went." };
}

function byClosedObject(
  change: EngineChange,
  slots: Slot[],
  base: ContractInput,
  revision: ContractInput,
): Verdict | undefined {
  const directions = slots.map(({ direction }) => direction);
  const breaks = breaksClosedObject(change, directions, base, revision);
  if (breaks === undefined || slots.length === 0) return undefined;
  return { level: breaks ? "major" : "minor", because: "The object takes, or wants, such properties also undeclared." };
}

function byKeyword(edit: Edit, slots: Slot[], base: ContractInput, revision: ContractInput): Verdict {
  if (slots.length === 0) return { level: "patch", because: "No operation uses this schema." };
  const { keyword, schema } = edit;
  const judged = slots.map(({ direction }) => {
    const own = effectIn(direction, edit, base, revision);
    const alone = withPolarity(own, schema);
    const effect = alone !== "none" && isInOverlap([...schema, keyword], base, revision) ? "both" : alone;
    return { effect, level: levelOf(effect, direction) };
  });
  const level = largest(judged.map((one) => one.level));
  const effect = judged.find((one) => one.level === level)?.effect ?? "none";
  const sides = [...new Set(slots.map(({ direction }) => `${direction}s`))].join(" and ");
  return { level, because: `\`${keyword}\` ${words[effect]} what ${sides} may hold.` };
}

/** What is read-only is in no request and what is write-only in no answer, required or not. */
function effectIn(direction: Direction, edit: Edit, base: ContractInput, revision: ContractInput): Effect {
  const { keyword, schema, before, after } = edit;
  if (keyword !== "required") return effectOf(keyword, before, after);
  const flag = direction === "request" ? "readOnly" : "writeOnly";
  const isSent = (name: unknown) =>
    ![base, revision].some(({ document }) => {
      const property = follow(document, reach(document, `${schema.join("/")}/properties/${name}`));
      return isObject(property) && property[flag] === true;
    });
  const [old, young] = [before, after].map((names) => (Array.isArray(names) ? names.filter(isSent) : names));
  return effectOf(keyword, old, young);
}

/** Who reads a property misses it, whatever its values were. */
function isGoneProperty({ kind, path }: EngineChange): boolean {
  return kind === "removed" && steps(path).at(-2) === "properties";
}

/** What lies outside of schemas is rated by the engine, unless the operations of the path are the same as before. */
function rerateOperation(change: EngineChange, base: ContractInput, revision: ContractInput): Verdict | undefined {
  const [section, path] = steps(change.path);
  const keyword = change.property ?? steps(change.path).at(-1) ?? "";
  if (section !== "paths" || path === undefined || !isCompared(change)) return undefined;
  // A header may have any name.
  if (isAnnotation(keyword) && (change.typeName !== "Header" || change.property !== undefined)) return undefined;
  const [before, after] = [base, revision].map(({ document }) => canonicalPathOf(document, path));
  if (isCovered(change, before ?? {}, after ?? {})) {
    return { level: "patch", because: "The answer for all other statuses says the same of this one." };
  }
  if (!areEqual(before, after)) return undefined;
  return { level: "none", because: "The operations of this path are the same as before." };
}

/** Whether a status was only split from its range or from `default`, or joined with it. */
function isCovered({ typeName, kind, path }: EngineChange, before: object, after: object): boolean {
  const [, , method = "", responses, status = ""] = steps(path);
  if (typeName !== "Response" || responses !== "responses" || kind === "modified") return false;
  const answers = (side: object) => at(side, `#/${method}/responses`) as Record<string, unknown> | undefined;
  const [listed, unlisted] = kind === "removed" ? [answers(before), answers(after)] : [answers(after), answers(before)];
  const cover = unlisted?.[`${status[0]}XX`] ?? unlisted?.default;
  return cover !== undefined && areEqual(listed?.[status], cover);
}

/** Whether a canonical path shows the change. The engine reports parameters and security in parts. */
function isCompared({ path, property = "" }: EngineChange): boolean {
  const parts = [...steps(path).slice(2), property];
  return !parts.some((step) => unread.has(step) && step !== "parameters" && step !== "security");
}

/** Where branches of a `oneOf` overlap, less in one can be more in the whole. */
function isInOverlap(schema: string[], base: ContractInput, revision: ContractInput): boolean {
  return schema.some((step, index) => {
    if (step !== "oneOf" || schema[index - 1] === "properties") return false;
    const path = schema.slice(0, index + 1).join("/");
    return [base, revision].some(({ document }) => {
      const branches = reach(document, path);
      return (
        Array.isArray(branches) &&
        !areDisjoint(
          branches.map((branch) => canonical(document, branch)),
          "objects",
        )
      );
    });
  });
}

/** Inside of `not` everything is the other way round; what an `if` does depends on its branches. */
function withPolarity(effect: Effect, schema: string[]): Effect {
  const keywords = schema.slice(schema.indexOf("schema")).filter((_, index, way) => way[index - 1] !== "properties");
  if (keywords.includes("if")) return effect === "none" ? "none" : "both";
  return keywords.filter((step) => step === "not").length % 2 === 1 ? invert(effect) : effect;
}

const words: Record<Effect, string> = { both: "changes", narrows: "narrows", none: "keeps", widens: "widens" };

/** Requests must accept what they accepted; answers must hold nothing that they did not. */
function levelOf(effect: Effect, direction: Slot["direction"]): Bump {
  if (effect === "none") return "patch";
  return effect === (direction === "request" ? "widens" : "narrows") ? "minor" : "major";
}

/** The schema that a change lies in as a whole. Where one is `true` or `false`, the engine says it of what holds it. */
function rootOf({ path, property }: EngineChange): string | undefined {
  return schemaRoot(path) ?? (property === "schema" ? `${path}/schema` : componentRoot(path));
}

/** Where the path that led to a component is new as well, the engine starts at the component. */
function componentRoot(path: string): string | undefined {
  return /^#\/components\/schemas\/[^/]+/.exec(path)?.[0];
}

/** The path of the schema that a change lies in: that of a parameter, a header or a media type. */
function schemaRoot(path: string): string | undefined {
  const start = path.search(/\/schema(\/|$)/);
  return start < 0 ? undefined : path.slice(0, start + "/schema".length);
}

function componentOf({ base, revision }: EngineChange): string | undefined {
  for (const place of [revision, base]) {
    const [section, kind, name] = steps(place?.pointer ?? "");
    if (section === "components" && kind === "schemas") return name;
  }
  return undefined;
}

/** Every slot that a change reaches: where the engine saw it, and where else the component is used that holds it. */
function slotsFor(change: EngineChange, base: ContractInput, revision: ContractInput): Slot[] {
  const own = slotOf(change.path);
  const reached = [change.revision, change.base].flatMap((place) => {
    const [component] = /^#\/components\/[^/]+\/[^/]+/.exec(place?.pointer ?? "") ?? [];
    return component === undefined ? [] : [base, revision].flatMap(({ document }) => slotsOf(document, component));
  });
  const all = [...(own ? [own] : []), ...reached];
  return [...new Map(all.map((slot) => [`${slot.operation} ${slot.direction}`, slot])).values()];
}

function messageOf(change: EngineChange, component: string | undefined): string {
  const [verdict] = change.verdicts;
  if (verdict) return verdict.message;
  const { property, kind, path } = change;
  const operations = property === undefined ? operationsIn(change) : [];
  if (operations.length > 0) return `${operations.join(", ")} ${operations.length > 1 ? "were" : "was"} ${kind}.`;
  const pointer = steps((change.revision ?? change.base)?.pointer ?? path);
  const way = property !== undefined && pointer.at(-1) === property ? pointer.slice(0, -1) : pointer;
  const own = way.at(-1) ?? "the document";
  const name = component !== undefined && way.at(-2) === "properties" ? `${component}.${own}` : own;
  return property === undefined ? `\`${name}\` was ${kind}.` : `\`${property}\` of \`${name}\` changed.`;
}

/** The operations that a change is about as a whole: one, or all of a path. */
function operationsIn({ path, base, revision }: EngineChange): string[] {
  const [section, name, method, ...rest] = steps(path);
  if (section !== "paths" || name === undefined || rest.length > 0) return [];
  if (method !== undefined) return methods.includes(method) ? [`\`${method.toUpperCase()} ${name}\``] : [];
  const item = (revision ?? base)?.value;
  return methods.filter((one) => isObject(item) && one in item).map((one) => `\`${one.toUpperCase()} ${name}\``);
}
