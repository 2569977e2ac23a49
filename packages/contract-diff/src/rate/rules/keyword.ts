import { type Bump, largest } from "../../bump.ts";
import type { Edit, Finding } from "../../change.ts";
import type { Versions } from "../../contract/contract.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Direction } from "../../contract/uses.ts";
import { areDisjoint } from "../../schema/disjoint.ts";
import { type Effect, invert } from "../../schema/effect.ts";
import { effectOf } from "../../schema/keywords.ts";
import { leavesOut, levelOf } from "../direction.ts";
import type { Rule } from "./rule.ts";

export const unusedSchema: Rule = {
  id: "unused-schema",
  because: "No operation uses this schema.",
  level: ({ root, edit, uses }) => (root !== undefined && edit && uses.length === 0 ? "patch" : undefined),
};

export const keyword: Rule = {
  id: "keyword",
  because:
    "The keyword allows more, fewer or other values; whether that breaks depends on the direction: request or response.",
  level: (finding, versions) => {
    const effects = effectsOf(finding, versions);
    return effects && largest(effects.map(({ level }) => level));
  },
  explain: (finding, versions, level) => {
    const effect = effectsOf(finding, versions)?.find((one) => one.level === level)?.effect ?? "none";
    const directions = [...new Set(finding.uses.map(({ direction }) => `${direction}s`))].join(" and ");
    return `\`${finding.edit?.keyword}\` ${words[effect]} what ${directions} may hold.`;
  },
};

const words: Record<Effect, string> = { both: "changes", narrows: "narrows", none: "keeps", widens: "widens" };

/** What an edit does in every use of its schema. */
function effectsOf({ root, edit, uses }: Finding, versions: Versions): { effect: Effect; level: Bump }[] | undefined {
  if (root === undefined || !edit) return undefined;
  return uses.map(({ direction }) => {
    const own = withPolarity(effectIn(direction, edit, versions), edit.schema);
    const isUnclear =
      own !== "none" && (isInOverlap([...edit.schema, edit.keyword], versions) || isCounted(edit, versions));
    const effect = isUnclear ? "both" : own;
    return { effect, level: levelOf(effect, direction) };
  });
}

/** What is read-only is in no request and what is write-only in no response, required or not. */
function effectIn(direction: Direction, edit: Edit, versions: Versions): Effect {
  if (edit.keyword !== "required") return effectOf(edit.keyword, edit.base, edit.revision);
  const flag = leavesOut(direction);
  const isSent = (name: unknown) =>
    ![versions.base, versions.revision].some((contract) => {
      const property = contract.follow(contract.reach(`${edit.schema.join("/")}/properties/${name}`));
      return isObject(property) && property[flag] === true;
    });
  const [base, revision] = [edit.base, edit.revision].map((names) =>
    Array.isArray(names) ? names.filter(isSent) : names,
  );
  return effectOf(edit.keyword, base, revision);
}

/** Where branches of a `oneOf` overlap, less in one can be more in the whole. */
function isInOverlap(schema: string[], { base, revision }: Versions): boolean {
  return schema.some((step, index) => {
    if (step !== "oneOf" || schema[index - 1] === "properties") return false;
    const path = schema.slice(0, index + 1).join("/");
    return [base, revision].some((contract) => {
      const branches = contract.reach(path);
      if (!Array.isArray(branches)) return false;
      return !areDisjoint(
        branches.map((branch) => contract.canonicalOf(branch)),
        "objects",
      );
    });
  });
}

/** More that matches `contains` can be too much for `maxContains`. */
function isCounted({ schema }: Edit, { base, revision }: Versions): boolean {
  return schema.some((step, index) => {
    if (step !== "contains" || schema[index - 1] === "properties") return false;
    const limit = `${schema.slice(0, index).join("/")}/maxContains`;
    return [base, revision].some((contract) => contract.reach(limit) !== undefined);
  });
}

/** Inside of `not` everything is the other way round; what an `if` does depends on its branches. */
function withPolarity(effect: Effect, schema: string[]): Effect {
  const keywords = schema.slice(schema.indexOf("schema")).filter((_, index, way) => way[index - 1] !== "properties");
  if (keywords.includes("if")) return effect === "none" ? "none" : "both";
  return keywords.filter((step) => step === "not").length % 2 === 1 ? invert(effect) : effect;
}
