import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Extractor, ExtractorConfig, type ExtractorLogLevel } from "@microsoft/api-extractor";
import ts from "typescript";

/**
 * Extracts what a package exports, as API Extractor reports it: declarations without comments, in alphabetical order.
 *
 * @param folder - The folder of the package: one with `src/index.ts`, or one that consists of `index.d.mts`.
 * @throws {Error} if the declarations cannot be made of the sources.
 */
export function extractReport(folder: string): string {
  const work = join(folder, "reports/api");
  rmSync(work, { recursive: true, force: true });
  try {
    const sources = globSync("src/**/*.ts", { cwd: folder }).filter((file) => !file.endsWith(".d.ts"));
    for (const file of sources) declare(join(folder, file), join(work, file.replace(/\.ts$/, ".d.ts")));
    const entry = sources.length > 0 ? join(work, "src/index.d.ts") : join(folder, "index.d.mts");
    Extractor.invoke(ExtractorConfig.prepare(configure(folder, entry, work)), {
      localBuild: true,
      messageCallback(message) {
        message.handled = true;
      },
    });
    return tidy(readFileSync(join(work, "report.api.md"), "utf8"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Writes the declarations of one source, which needs no other: its exports name their types. */
function declare(source: string, target: string): void {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(source, "utf8"), {
    fileName: source,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true },
  });
  const [first] = diagnostics;
  if (first) throw new Error(`${source}: ${ts.flattenDiagnosticMessageText(first.messageText, "\n")}`);
  mkdirSync(dirname(target), { recursive: true });
  // API Extractor takes a file whose name ends in `.ts` for one of another package.
  writeFileSync(target, outputText.replace(/((?:from|import\() ?["']\.[^"']*)\.ts(?=["'])/g, "$1.js"));
}

function configure(folder: string, entry: string, work: string): Parameters<typeof ExtractorConfig.prepare>[0] {
  const compilerOptions = { target: "es2023", lib: ["es2023"], module: "nodenext", strict: true };
  // Otherwise they would be looked for where the command was called.
  const types = { types: ["node"], typeRoots: [join(folder, "node_modules/@types")] };
  const silent = { default: { logLevel: "none" as ExtractorLogLevel } };
  return {
    configObject: {
      projectFolder: folder,
      newlineKind: "lf",
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: { compilerOptions: { ...compilerOptions, ...types, skipLibCheck: true }, files: [entry] },
      },
      apiReport: {
        ...{ enabled: true, includeForgottenExports: true, reportFileName: "report.api.md" },
        ...{ reportFolder: work, reportTempFolder: join(work, "temp") },
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: silent,
        compilerMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, "package.json"),
  };
}

/** Without remarks on what has no comment, and without the indentation that a source written with tabs gets twice. */
function tidy(report: string): string {
  return report
    .replace(/^ *\/\/ \((undocumented|No @packageDocumentation).*\n/gm, "")
    .replace(/^\/\/ @public.*\n/gm, "")
    .replace(/^ *\t+/gm, (indent) => "    ".repeat(indent.match(/\t/g)?.length ?? 0));
}
