import { join } from "node:path";
import ts from "typescript";
import type { Declarations } from "./declarations.ts";

/**
 * Asks the compiler which exported names cannot take the place of the old ones. A program uses values, so the new value
 * has to be assignable to the old one's type; what a type is used for is unknown, so it may change in one direction.
 *
 * @param folder - The package, whose dependencies the declarations name.
 * @returns What the compiler says of each such name.
 */
export function incompatibilities(before: Declarations, after: Declarations, folder: string): Map<string, string> {
  const shared = [...before.text.matchAll(/^(?:export )?const (\w+): unique symbol;$/gm)].map(([, name = ""]) => name);
  const checks: [name: string, check: string][] = [];
  for (const name of before.values) {
    if (after.values.has(name)) checks.push([name, `export const c: typeof Base.${name} = Revision.${name};`]);
  }
  for (const name of before.types) {
    if (!after.types.has(name) || before.exported.get(name) === after.exported.get(name)) continue;
    const either = `Base.${name} extends Revision.${name} ? true : Revision.${name} extends Base.${name} ? true : false`;
    checks.push([name, `export const c: ${either} = true;`]);
  }
  const files: Record<string, string> = {
    "base.d.ts": shared.reduce(
      (text, name) => text.replace(constOf(name), `export const ${name}: unique symbol;`),
      before.text,
    ),
    // No two unique symbols are the same, even if nobody changed one.
    "revision.d.ts": shared.reduce(
      (text, name) => text.replace(constOf(name), `import { ${name} } from "./base.js";`),
      after.text,
    ),
    ...Object.fromEntries(checks.map(([, check], index) => [`check-${index}.ts`, `${imports}${check}\n`])),
  };
  const reasons = new Map<string, string>();
  for (const [file, reason] of compile(files, folder)) {
    const [name = ""] = checks[Number(/check-(\d+)/.exec(file)?.[1])] ?? [];
    reasons.set(name, before.types.has(name) ? "Neither the old nor the new type can take the other's place." : reason);
  }
  return reasons;
}

const imports = `import * as Base from "./base.js";\nimport * as Revision from "./revision.js";\n`;
const constOf = (name: string) => new RegExp(`^(?:export )?const ${name}: unique symbol;$`, "m");

/** Compiles files that are on no disk, as if they were in a folder, and yields the first error of each check. */
function* compile(files: Record<string, string>, folder: string): Generator<[file: string, reason: string]> {
  const paths = new Map(Object.entries(files).map(([file, text]) => [join(folder, file), text]));
  const options: ts.CompilerOptions = {
    ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, lib: ["lib.es2023.d.ts"], types: ["node"] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, noEmit: true },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => paths.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...more) => {
    const text = paths.get(path);
    return text === undefined ? getSourceFile(path, target, ...more) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...paths.keys()], options, host);
  for (const path of paths.keys()) {
    if (path.endsWith(".d.ts")) continue;
    const [first] = program.getSemanticDiagnostics(program.getSourceFile(path));
    if (first) yield [path, ts.flattenDiagnosticMessageText(first.messageText, "\n")];
  }
}
