import { isDeepStrictEqual } from "node:util";
import { type Bump, largest } from "../../bump.ts";
import type { Contract } from "../../contract/contract.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Effect } from "../../schema/effect.ts";
import { levelOf } from "../direction.ts";
import type { Rule } from "./rule.ts";

export const discriminator: Rule = {
  id: "discriminator",
  because: "It selects the schema of a value: a reader that decodes the value selects another schema, or finds none.",
  isFinal: true,
  level: ({ path, root, uses }, { base, revision }) => {
    const holder = root === undefined ? undefined : holderOf(path);
    if (holder === undefined) return undefined;
    const [baseTags, revisionTags] = [tagsOf(base, holder), tagsOf(revision, holder)];
    if (!baseTags || !revisionTags || isDeepStrictEqual(baseTags, revisionTags)) return undefined;
    return largest(uses.map(({ direction }): Bump => levelOf(effectOf(baseTags, revisionTags), direction)));
  },
};

interface Tags {
  property: unknown;
  targets: Record<string, unknown>;
}

/** The path of the schema that has the discriminator in which a change lies. */
function holderOf(path: string): string | undefined {
  const way = path.split("/");
  const index = way.findIndex((step, at) => step === "discriminator" && way[at - 1] !== "properties");
  return index < 0 ? undefined : way.slice(0, index).join("/");
}

/** Which schema each tag stands for, whether it is written down or follows from the name of a branch. */
function tagsOf(contract: Contract, holder: string): Tags | undefined {
  const schema = contract.follow(contract.reach(holder));
  if (!isObject(schema) || !isObject(schema.discriminator)) return undefined;
  const { propertyName: property, mapping } = schema.discriminator;
  const written = Object.entries(isObject(mapping) ? mapping : {}).map(
    ([tag, target]) => [tag, /^[\w.-]+$/.test(String(target)) ? `#/components/schemas/${target}` : target] as const,
  );
  const named = new Set(written.map(([, target]) => target));
  const implied = [schema.oneOf, schema.anyOf].flatMap(branchesOf).filter((target) => !named.has(target));
  const targets = [...implied.map((target) => [target.split("/").at(-1) ?? "", target] as const), ...written];
  return { property, targets: Object.fromEntries(targets) };
}

function branchesOf(branches: unknown): string[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((branch) => (isObject(branch) && typeof branch.$ref === "string" ? [branch.$ref] : []));
}

function effectOf(base: Tags, revision: Tags): Effect {
  if (base.property !== revision.property) return "both";
  const [lost, gained] = [differing(base, revision), differing(revision, base)];
  return lost && gained ? "both" : lost ? "narrows" : "widens";
}

/** Whether one of some tags is unknown to others, or stands for another schema. */
function differing({ targets }: Tags, { targets: others }: Tags): boolean {
  return Object.entries(targets).some(([tag, target]) => others[tag] !== target);
}
