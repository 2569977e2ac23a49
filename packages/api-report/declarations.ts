import ts from "typescript";

/** The declarations of a report. */
export interface Declarations {
  /** As a file of declarations, in which conditional types with parameters are `any`: the compiler cannot compare two. */
  text: string;
  /** The exported names, and how each is declared. */
  exported: Map<string, string>;
  /** Those that exist at run time. */
  values: Set<string>;
  /** Those that are types without parameters. */
  types: Set<string>;
}

/** Reads the declarations of a report. No report is a package that exports nothing. */
export function declarationsOf(report: string): Declarations {
  const [, text = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(report) ?? [];
  const source = ts.createSourceFile("report.d.ts", text, ts.ScriptTarget.Latest, true);
  const found: Declarations = { text: "", exported: new Map(), values: new Set(), types: new Set() };
  for (const statement of source.statements) {
    found.text += comparable(statement);
    if (ts.isExportDeclaration(statement)) {
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
      for (const { name } of statement.exportClause.elements) found.exported.set(name.text, statement.getText());
    } else if (isExported(statement)) add(found, statement);
  }
  return found;
}

function comparable(statement: ts.Statement): string {
  const text = statement.getText();
  const isConditional = ts.isTypeAliasDeclaration(statement) && ts.isConditionalTypeNode(statement.type);
  if (!isConditional || !statement.typeParameters) return `${text}\n`;
  return `${text.slice(0, statement.type.getStart() - statement.getStart())}any;\n`;
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function add({ exported, values, types }: Declarations, statement: ts.Statement): void {
  for (const name of namesOf(statement)) {
    // A function has a declaration for each way to call it.
    exported.set(name, [exported.get(name), statement.getText()].filter(Boolean).join("\n"));
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (!isType) values.add(name);
    else if (!statement.typeParameters) types.add(name);
  }
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
}
