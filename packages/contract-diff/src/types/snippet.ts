import type ts from "typescript";
import { compiler } from "./compiler.ts";
import type { ContractTypes } from "./contract-types.ts";
import { expressionOf, isIdentifier, typeAt, variableName } from "./expression.ts";
import type { Finding, Place } from "./impact.ts";
import { writeLiteral } from "./literal.ts";
import { baseImportName } from "./program.ts";

/**
 * Writes consumer code that a finding may break, the most telling first. Which of it really does, the compiler decides.
 */
export function snippetsFor(finding: Finding, baseTypes: ContractTypes, revisionTypes: ContractTypes): string[] {
  if (finding.snippet !== undefined) return [withImports(finding.snippet, baseTypes)];
  const own =
    finding.direction === "request" ? writing(finding, baseTypes) : reading(finding, baseTypes, revisionTypes);
  const inner = (finding.inner ?? []).flatMap((one) =>
    snippetsFor({ ...one, operations: [] }, baseTypes, revisionTypes),
  );
  const written = [...whole(finding, baseTypes), ...own].filter((snippet) => snippet !== undefined);
  const complete = (snippets: string[]) => snippets.map((snippet) => withImports(snippet, baseTypes));
  return [...complete(written), ...inner, ...complete(assigning(finding, baseTypes))];
}

/** Adds the imports that a snippet needs. */
export function withImports(code: string, baseTypes: ContractTypes): string {
  const words = new Set(code.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").match(/[A-Za-z_$][\w$]*/g) ?? []);
  const names = [...words].filter((word) => baseTypes.exported(word)).sort();
  const ofBase = [...words].filter((word) => word.endsWith("OfBase") && baseTypes.exported(word.slice(0, -6))).sort();
  const imports = names.length > 0 ? [`import type { ${names.join(", ")} } from "${baseTypes.importName}";`] : [];
  if (ofBase.length > 0) {
    const renamed = ofBase.map((name) => `${name.slice(0, -6)} as ${name}`);
    imports.push(`import type { ${renamed.join(", ")} } from "${baseImportName(baseTypes.importName)}";`);
  }
  return [...imports, "", code].join("\n");
}

/** Code that names a part of an operation. */
function whole({ kind, place, base }: Finding, baseTypes: ContractTypes): (string | undefined)[] {
  const { root } = place;
  switch (kind) {
    case "body-required":
      return [`const call: Pick<${root.expression}, "requestBody"> = {};`];
    case "body-gone": {
      const body = base && writeLiteral(baseTypes, base.type, contentSteps(base.type, baseTypes));
      return body ? [`const call: Pick<${root.expression}, "requestBody"> = { requestBody: ${body} };`] : [];
    }
    case "media-type-gone":
    case "status-gone": {
      const variable = kind === "status-gone" ? "response" : "body";
      return [`declare const ${variable}: ${expressionOf(baseTypes, place)};`];
    }
    default:
      return [];
  }
}

function contentSteps(type: ts.Type, baseTypes: ContractTypes): string[] {
  const [media] = baseTypes.properties(baseTypes.property({ type }, "content"));
  return media ? ["content", media.name] : [];
}

function writing({ kind, place, members = [] }: Finding, baseTypes: ContractTypes): (string | undefined)[] {
  const { root, steps } = place;
  const call = (way: readonly string[], end?: string) => {
    const literal = writeLiteral(baseTypes, root.base.type, way, end);
    return literal && `const ${variableOf({ root, steps: [] })}: ${root.expression} = ${literal};`;
  };
  switch (kind) {
    case "removed":
    case "other-properties":
      return [call(steps)];
    case "required":
    case "required-added":
      return [call(steps.slice(0, -1)), call([])];
    case "null":
      return [call(steps, "null")];
    case "enum":
    case "type":
      return members.flatMap((member) => valuesOf(member, baseTypes).map((end) => call(steps, end)));
    default:
      return [];
  }
}

/** Values that show what a type takes. Of `unknown` any of them may be the one that is refused. */
function valuesOf(type: ts.Type, baseTypes: ContractTypes): string[] {
  if (type.flags & compiler.TypeFlags.Unknown) return ["1", '"text"', "{}"];
  const value = writeLiteral(baseTypes, type);
  return value === undefined ? [] : [value];
}

function reading(
  { kind, place, base }: Finding,
  baseTypes: ContractTypes,
  revisionTypes: ContractTypes,
): (string | undefined)[] {
  const access = accessTo(place, baseTypes);
  if (!access || !base) return [];
  const { declaration, expression } = access;
  // By its own name the type of the place itself would be the new one.
  const name = place.steps.length > 0 ? baseTypes.nameOf(base) : baseTypes.print(base.type);
  const isKept = [...baseTypes.named].every(
    ([ref, code]) => !name.startsWith(code) || revisionTypes.named.get(ref) === code,
  );
  const satisfied = `${declaration}\n${expression} satisfies ${isKept ? name : baseTypes.print(base.type)};`;
  switch (kind) {
    case "removed":
      return [`${declaration}\n${expression};`];
    case "other-properties":
      return [`${declaration}\n${expression};`];
    case "null":
    case "optional": {
      const use = useOf(base.type, baseTypes);
      return [use && `${declaration}\n${expression}${use};`, satisfied];
    }
    case "enum":
    case "type":
      return [satisfied];
    default:
      return [];
  }
}

/** What code does with a value that is always there. */
function useOf(type: ts.Type, baseTypes: ContractTypes): string | undefined {
  if (
    type.isUnion() &&
    type.types.some(({ flags }) => flags & (compiler.TypeFlags.Null | compiler.TypeFlags.Undefined))
  ) {
    return undefined;
  }
  if (baseTypes.members(type).every(({ flags }) => flags & compiler.TypeFlags.StringLike)) return ".toUpperCase()";
  if (baseTypes.members(type).every(({ flags }) => flags & compiler.TypeFlags.NumberLike)) return ".toFixed()";
  if (baseTypes.checker.isArrayLikeType(type)) return ".length";
  const [property] = baseTypes.properties({ type }).filter(({ name }) => isIdentifier(name));
  return type.flags & compiler.TypeFlags.Object && property ? `.${property.name}` : undefined;
}

/** A variable, and how to read a place from it. */
function accessTo(place: Place, baseTypes: ContractTypes): { declaration: string; expression: string } | undefined {
  const last = place.steps.at(-1);
  const isMember = last !== undefined && last !== "[]";
  const holder = isMember ? { ...place, steps: place.steps.slice(0, -1) } : place;
  const type = expressionOf(baseTypes, holder);
  const held = typeAt(baseTypes, holder);
  if (!type || !held) return undefined;
  const variable = variableOf(holder);
  // What holds the property may become optional too, which is another cause.
  const isProperty = !["[]", "{}", undefined].includes(holder.steps.at(-1));
  const isNullable = isMember && (isProperty || baseTypes.checker.getNonNullableType(held.type) !== held.type);
  const declaration = `declare const ${variable}: ${isNullable ? `NonNullable<${type}>` : type};`;
  if (!isMember) return { declaration, expression: variable };
  if (last === "{}") return { declaration, expression: `${variable}["anything"]` };
  const dotted = isIdentifier(last) ? `${variable}.${last}` : `${variable}[${JSON.stringify(last)}]`;
  return { declaration, expression: dotted };
}

function variableOf({ root, steps }: Place): string {
  if (root.is === "parameters") return "parameters";
  const names = steps.filter((step) => step !== "[]" && step !== "{}");
  const isElement = steps.at(-1) === "[]" || steps.at(-1) === "{}";
  if (isElement) return "item";
  return variableName(names.at(-1) ?? (root.is === "schema" ? root.label : "body"));
}

/** Plain assignability, for causes that no shorter code shows. */
function assigning({ kind, direction, place }: Finding, baseTypes: ContractTypes): string[] {
  // These are no matter of assignability: were it broken, the cause would be another.
  if (kind === "removed" || kind === "other-properties") return [];
  const places = [place, { ...place, steps: [] }];
  return places.flatMap((at) => {
    const type = expressionOf(baseTypes, at);
    if (!type) return [];
    const ofBase = type.replace(/[A-Za-z_$][\w$]*(?=[[>]|$)/, (name) => `${name}OfBase`);
    const [source, target] = direction === "request" ? [ofBase, type] : [type, ofBase];
    return [`declare const value: ${source};\nvalue satisfies ${target};`];
  });
}
