import { join } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What TypeScript does to check a file, as `tsc --extendedDiagnostics` counts it. */
export interface TypeCost {
  types: number;
  instantiations: number;
  /** Lines of all files that it reads. */
  lines: number;
}

/**
 * What checking a file costs over checking an empty one.
 *
 * @param types - A file of types that takes the place of `@conomyhq/openapi-types`.
 */
export function typeCost(file: string, types?: string): TypeCost {
  const [empty, full] = [check("consumers/nothing.ts"), check(file, types)];
  return {
    types: full.types - empty.types,
    instantiations: full.instantiations - empty.instantiations,
    lines: full.lines - empty.lines,
  };
}

function check(file: string, types?: string): TypeCost {
  const mapped = types === undefined ? options : { ...options, paths: { "@conomyhq/openapi-types": [types] } };
  const host = ts.createCompilerHost(mapped);
  host.getCurrentDirectory = () => import.meta.dirname;
  const program = ts.createProgram([join(import.meta.dirname, file)], mapped, host);
  // Counted after the check, which is what makes the types. A file that fails it would look cheap.
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length > 0) throw new Error(`${file} does not compile: ${ts.formatDiagnostics(problems, host)}`);
  return {
    types: program.getTypeCount(),
    instantiations: program.getInstantiationCount(),
    lines: program.getSourceFiles().reduce((total, source) => total + source.getLineStarts().length, 0),
  };
}
