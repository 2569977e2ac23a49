import type ts from "typescript";
import { compiler } from "./compiler.ts";
import { contractFile, type Version } from "./program.ts";
import { methods } from "./units.ts";

/** A type, and the node that wrote it: only the node still knows the names of what it refers to. */
export interface Typed {
  type: ts.Type;
  node?: ts.TypeNode | undefined;
}

/** A property as one version declares it. */
export interface Property extends Typed {
  name: string;
  optional: boolean;
}

/** An operation of the generated types. */
export interface TypedOperation extends Typed {
  /** `PATCH /customers/{customer-id}` */
  name: string;
  section: "paths" | "webhooks";
  path: string;
  method: string;
  id?: string | undefined;
}

/** One version's generated types, as the compiler understands them. */
export class ContractTypes {
  readonly checker: ts.TypeChecker;
  /** The module that consumers import the types from. */
  readonly importName: string;
  readonly operations: TypedOperation[];
  /** The names of all operations that have one. */
  readonly operationIds: ReadonlySet<string>;
  /** From `schemas/Customer` to how code names it: by its alias if it has one, else within `components`. */
  readonly named: ReadonlyMap<string, string>;
  readonly #exports: Map<string, ts.Symbol>;
  readonly #file: ts.SourceFile;

  constructor(program: ts.Program, version: Version, importName: string) {
    this.importName = importName;
    this.checker = program.getTypeChecker();
    this.#file = program.getSourceFile(contractFile(version))!;
    const module = this.checker.getSymbolAtLocation(this.#file)!;
    this.#exports = new Map(this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
    this.named = this.#readNames();
    this.operationIds = new Set(this.properties(this.exported("operations")).map(({ name }) => name));
    this.operations = [...this.#readOperations("paths"), ...this.#readOperations("webhooks")];
  }

  exported(name: string): Typed | undefined {
    const symbol = this.#exports.get(name);
    return symbol && { type: this.checker.getDeclaredTypeOfSymbol(symbol) };
  }

  /** What a reference such as `schemas/Customer` leads to. */
  component(ref: string): Typed | undefined {
    const at = ref.indexOf("/");
    const section = this.property(this.exported("components"), ref.slice(0, at));
    return this.property(section, ref.slice(at + 1));
  }

  properties(typed: Typed | undefined): Property[] {
    if (!typed) return [];
    return this.checker.getPropertiesOfType(this.checker.getNonNullableType(typed.type)).map((s) => this.#read(s));
  }

  property(typed: Typed | undefined, name: string): Property | undefined {
    if (!typed) return undefined;
    const symbol = this.checker.getPropertyOfType(this.checker.getNonNullableType(typed.type), name);
    return symbol && this.#read(symbol);
  }

  /** The type of the properties that are not declared by name. */
  indexed(typed: Typed): Typed | undefined {
    const info = this.checker.getIndexInfoOfType(typed.type, compiler.IndexKind.String);
    return info && { type: info.type, node: info.declaration?.type };
  }

  /** The members of a union, without `undefined`. */
  members(type: ts.Type): ts.Type[] {
    return (type.isUnion() ? type.types : [type]).filter((member) => !(member.flags & compiler.TypeFlags.Undefined));
  }

  /** The members of a union, without `undefined` and `null`. */
  core(type: ts.Type): ts.Type[] {
    return this.members(type).filter(({ flags }) => !(flags & compiler.TypeFlags.Null));
  }

  isBoolean(type: ts.Type): boolean {
    return this.core(type).filter(({ flags }) => flags & compiler.TypeFlags.BooleanLiteral).length === 2;
  }

  /** Whether a value of one type, of whichever version, is one of the other type too. */
  fits(source: ts.Type, target: ts.Type): boolean {
    return this.checker.isTypeAssignableTo(source, target);
  }

  /** Whether two types, each of whichever version, have the same values. */
  isSame(one: ts.Type, other: ts.Type): boolean {
    return (
      this.members(one).every((member) => this.fits(member, other)) &&
      this.members(other).every((member) => this.fits(member, one))
    );
  }

  /** How a message names a component: by its alias, if it has one. */
  labelOf(ref: string): string {
    const name = this.named.get(ref);
    return name === undefined || name.endsWith("]") ? ref.slice(ref.indexOf("/") + 1) : name;
  }

  /** A type as consumers would write it: by its exported name, if it has one. */
  nameOf({ type, node }: Typed): string {
    const list = node && compiler.isArrayTypeNode(node);
    const alias = this.named.get(referenceOf(list ? node.elementType : node) ?? "");
    if (alias === undefined) return this.print(type);
    const isOptional = type.isUnion() && type.types.some(({ flags }) => flags & compiler.TypeFlags.Undefined);
    return `${alias}${list ? "[]" : ""}${isOptional ? " | undefined" : ""}`;
  }

  print(type: ts.Type): string {
    const flags = compiler.TypeFormatFlags.NoTruncation | compiler.TypeFormatFlags.InTypeAlias;
    return this.checker.typeToString(type, undefined, flags).replaceAll(/import\("[^"]*"\)\./g, "");
  }

  #read(symbol: ts.Symbol): Property {
    const [declaration, ...others] = symbol.declarations ?? [];
    const isPlain = others.length === 0 && declaration && compiler.isPropertySignature(declaration);
    return {
      name: symbol.name,
      type: this.checker.getTypeOfSymbol(symbol),
      node: isPlain ? declaration.type : undefined,
      optional: (symbol.flags & compiler.SymbolFlags.Optional) !== 0,
    };
  }

  #readNames(): Map<string, string> {
    const named = this.#file.statements.filter(compiler.isTypeAliasDeclaration).flatMap((alias) => {
      const ref = referenceOf(alias.type);
      return ref ? [[ref, alias.name.text] as const] : [];
    });
    const aliases = new Map(named);
    const components = this.properties(this.exported("components")).flatMap((section) =>
      this.properties(section).map(({ name }) => [section.name, name] as const),
    );
    return new Map(
      components.map(([section, name]) => {
        const ref = `${section}/${name}`;
        return [ref, aliases.get(ref) ?? `components[${JSON.stringify(section)}][${JSON.stringify(name)}]`];
      }),
    );
  }

  #readOperations(section: "paths" | "webhooks"): TypedOperation[] {
    return this.properties(this.exported(section)).flatMap((path) =>
      this.properties(path)
        .filter(({ name, type }) => methods.includes(name) && !isNever(type))
        .map((method) => ({
          ...method,
          name: `${method.name.toUpperCase()} ${path.name}`,
          section,
          path: path.name,
          method: method.name,
          id: method.node && literalIndex(method.node, "operations"),
        })),
    );
  }
}

/** Whether there is no value of a type, apart from `undefined`. */
export function isNever(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.every(({ flags }) => flags & (compiler.TypeFlags.Never | compiler.TypeFlags.Undefined));
}

/** Whether a type is an object that is no list. */
export function isRecord(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection)) !== 0 && !checker.isArrayLikeType(type)
  );
}

/** `schemas/Customer` for `components["schemas"]["Customer"]`, and `undefined` for any other node. */
export function referenceOf(node: ts.TypeNode | undefined): string | undefined {
  if (!node) return undefined;
  if (compiler.isParenthesizedTypeNode(node)) return referenceOf(node.type);
  if (!compiler.isIndexedAccessTypeNode(node)) return undefined;
  const section = literalIndex(node.objectType, "components");
  const name = indexText(node);
  return section !== undefined && name !== undefined ? `${section}/${name}` : undefined;
}

function literalIndex(node: ts.TypeNode, object: string): string | undefined {
  if (!compiler.isIndexedAccessTypeNode(node) || !compiler.isTypeReferenceNode(node.objectType)) return undefined;
  return node.objectType.typeName.getText() === object ? indexText(node) : undefined;
}

function indexText({ indexType }: ts.IndexedAccessTypeNode): string | undefined {
  return compiler.isLiteralTypeNode(indexType) && compiler.isStringLiteral(indexType.literal)
    ? indexType.literal.text
    : undefined;
}
