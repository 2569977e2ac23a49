import type { OperationPair } from "./comparison.ts";
import type { ContractTypes, TypedOperation } from "./contract-types.ts";
import { Pointers } from "./pointers.ts";
import { likelyName } from "./rename.ts";

/** A name that consumers use and that is gone. */
export interface LostName {
  subject: string;
  message: string;
  snippets: string[];
  pointer: string;
  operations: string[];
}

/** What the generator exports for every document. */
const structure = ["paths", "webhooks", "components", "operations", "$defs"];

/** Pairs the operations of two contracts, and finds the names of paths and operations that are gone. */
export function pairOperations(
  base: ContractTypes,
  revision: ContractTypes,
  document: unknown,
): { lost: LostName[]; pairs: OperationPair[] } {
  const pointers = new Pointers(document);
  const lost: LostName[] = [];
  const pairs: OperationPair[] = [];
  const moved = new Map<string, LostName>();
  const found = new Map(base.operations.map((old) => [old, counterpart(old, base, revision)] as const));
  // Where one operation of a path went, the others that are gone went too.
  const paths = new Map([...found].flatMap(([old, now]) => (now ? [[old.path, now.path] as const] : [])));
  for (const [old, direct] of found) {
    const goal = { section: old.section, method: old.method, path: paths.get(old.path) };
    const now = direct ?? revision.operations.find((operation) => isAt(operation, goal));
    const pointer = pointers.of(old.section, old.path, old.method);
    const key = JSON.stringify(old.path);
    const own = `${old.section}[${key}]["${old.method}"]`;
    if (!now) {
      lost.push({
        subject: old.name,
        message: `\`${old.name}\` is gone: code that calls it stops compiling.`,
        snippets: [...(old.id === undefined ? [] : [useOf(`operations[${JSON.stringify(old.id)}]`)]), useOf(own)],
        pointer,
        operations: [old.name],
      });
      continue;
    }
    const keepsPath = now.path === old.path;
    const renamed = renamedParameters(old.path, now.path);
    if (!keepsPath) {
      const known = moved.get(`${old.section} ${old.path}`);
      if (known) known.operations.push(old.name);
      const rename = known ?? {
        subject: old.path,
        message: `The path \`${old.path}\` is \`${now.path}\` now${parameterHint(renamed)}: code that names it stops compiling.`,
        snippets: [`declare const path: ${old.section}[${key}];`, `declare const operation: ${own};`],
        pointer: pointers.of(old.section, old.path),
        operations: [old.name],
      };
      moved.set(`${old.section} ${old.path}`, rename);
    }
    const lostId = old.id !== undefined && !revision.operationIds.has(old.id);
    if (old.id !== undefined && lostId) {
      lost.push({
        subject: old.id,
        message: `The operationId \`${old.id}\` is ${now.id === undefined ? "gone" : `\`${now.id}\` now`}: code that names it by \`operations["${old.id}"]\` stops compiling.`,
        snippets: [useOf(`operations[${JSON.stringify(old.id)}]`)],
        pointer: `${pointer}/operationId`,
        operations: [old.name],
      });
    }
    if (old.id !== undefined && !lostId && old.id !== now.id) {
      const id = JSON.stringify(old.id);
      lost.push({
        subject: old.id,
        message: `The operationId \`${old.id}\` names another operation than \`${old.name}\` now: code that takes it for that one stops compiling.`,
        snippets: [
          `declare const operation: operationsOfBase[${id}];\noperation satisfies operations[${id}];`,
          `declare const operation: operations[${id}];\noperation satisfies operationsOfBase[${id}];`,
        ],
        pointer: `${pointer}/operationId`,
        operations: [old.name],
      });
    }
    const byId = old.id !== undefined && old.id === now.id ? `operations[${JSON.stringify(old.id)}]` : undefined;
    const isShared = byId !== undefined || keepsPath;
    pairs.push({ old, now, expression: byId ?? own, isShared, renamedParameters: renamed });
  }
  return { lost: [...lost, ...moved.values()], pairs };
}

/** Only to name it is not enough: of what is gone the types may keep an empty place, or a place of any name. */
function useOf(operation: string): string {
  return `declare const operation: ${operation};\noperation.responses;`;
}

function isAt(
  operation: TypedOperation,
  goal: Pick<TypedOperation, "method" | "section"> & { path: string | undefined },
) {
  return operation.section === goal.section && operation.method === goal.method && operation.path === goal.path;
}

function counterpart(old: TypedOperation, base: ContractTypes, revision: ContractTypes): TypedOperation | undefined {
  const same = revision.operations.filter(({ section, method }) => section === old.section && method === old.method);
  const isNew = ({ name }: TypedOperation) => !base.operations.some((operation) => operation.name === name);
  return (
    same.find(({ path }) => path === old.path) ??
    same.find((now) => isNew(now) && withoutNames(now.path) === withoutNames(old.path)) ??
    same.find((now) => isNew(now) && now.id !== undefined && now.id === old.id) ??
    same.find((now) => isNew(now) && base.print(old.type) === revision.print(now.type))
  );
}

/**
 * Finds the exported types that are gone.
 *
 * @param replaced - What operations refer to where they referred to a schema that is gone.
 */
export function lostAliases(
  base: ContractTypes,
  revision: ContractTypes,
  document: unknown,
  replaced: ReadonlyMap<string, string>,
): LostName[] {
  const pointers = new Pointers(document);
  const names = new Set(revision.named.values());
  const oldNames = new Set(base.named.values());
  return [...base.named].flatMap(([ref, name]) => {
    if (names.has(name) || structure.includes(name)) return [];
    const old = base.component(ref);
    const text = old && base.print(old.type);
    const section = ref.slice(0, ref.indexOf("/") + 1);
    const candidates = [...revision.named].flatMap(([nowRef, nowName]) => {
      const now = revision.component(nowRef);
      const fits = now && nowRef.startsWith(section) && !oldNames.has(nowName);
      return fits && text === revision.print(now.type) ? [nowName] : [];
    });
    const renamed = revision.named.get(replaced.get(ref) ?? "") ?? likelyName(name, candidates);
    return [
      {
        subject: name,
        message: `The type \`${name}\` is no longer exported${renamed ? `, perhaps it is \`${renamed}\` now` : ""}: code that imports it stops compiling.`,
        snippets: [`declare const value: ${name};`],
        pointer: pointers.of("components", ...ref.split("/")),
        operations: [],
      },
    ];
  });
}

function renamedParameters(path: string, nowPath: string): Map<string, string> {
  const [names, nowNames] = [namesIn(path), namesIn(nowPath)];
  const renamed = names.flatMap((name, index) => {
    const nowName = nowNames[index];
    return nowName !== undefined && nowName !== name ? [[name, nowName] as const] : [];
  });
  return new Map(names.length === nowNames.length ? renamed : []);
}

function parameterHint(renamed: ReadonlyMap<string, string>): string {
  return [...renamed].map(([name, nowName]) => `, with the parameter \`${nowName}\` for \`${name}\``).join("");
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/** Two paths that differ in the names of their parameters only are the same path on the wire. */
function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}
