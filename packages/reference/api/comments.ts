import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Application,
  Comment,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
  type SomeType,
} from "typedoc";

/** Types whose members say nothing by themselves: the platform describes its own, and openapi-typescript sorts what it makes. */
const known = /^(AbortSignalLike|FetchInit|FetchResponse|ResponseLike|components|operations|paths)$/;

/**
 * A plugin for TypeDoc. A package is described as in its `package.json`. A name without a comment gets that of the type that it names, such as `Customer` that of its schema in
 * the contract. Then every property of an exported class or interface needs a comment; TypeDoc itself would ask for those of
 * nested types as well.
 */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    project.comment ??= new Comment([{ kind: "text", text: descriptionOf(app.options.packageDir) }]);
    const named = project.getReflectionsByKind(ReflectionKind.TypeAlias | ReflectionKind.Property);
    for (const reflection of named as DeclarationReflection[]) {
      const comment = reflection.hasComment() ? undefined : commentOf(reflection.type);
      if (comment) reflection.comment = new Comment(Comment.cloneDisplayParts(comment.summary));
    }
  });
  app.on("validateProject", (project) => {
    for (const property of project.getReflectionsByKind(ReflectionKind.Property) as DeclarationReflection[]) {
      if (
        property.hasComment() ||
        property.overwrites ||
        !isExported(property) ||
        known.test(property.parent?.name ?? "")
      )
        continue;
      app.logger.validationWarning(`${property.getFullName()} does not have any documentation` as never);
    }
  });
}

function descriptionOf(folder = "."): string {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).description;
}

function isExported({ parent }: DeclarationReflection): boolean {
  return parent?.kindOf(ReflectionKind.ClassOrInterface) === true && !parent.getFullName().includes("<internal>");
}

/** The comment of the type that is named, also if its value may be absent. */
function commentOf(type: SomeType | undefined): Comment | undefined {
  if (type?.type === "optional") return commentOf(type.elementType);
  if (type?.type === "array") return commentOf(type.elementType);
  if (type?.type === "union") {
    const [only, ...others] = type.types.filter((one) => one.type !== "intrinsic" && one.type !== "literal");
    return others.length === 0 ? commentOf(only) : undefined;
  }
  if (type?.type === "reference") return type.reflection?.comment;
  if (type?.type !== "indexedAccess" || type.indexType.type !== "literal") return undefined;
  return memberOf(type.objectType, String(type.indexType.value))?.comment;
}

/** The member of a type, such as `schemas` of `components`, and then `Customer` of that. */
function memberOf(type: SomeType, name: string): DeclarationReflection | undefined {
  const owner =
    type.type === "indexedAccess" && type.indexType.type === "literal"
      ? memberOf(type.objectType, String(type.indexType.value))
      : type.type === "reference"
        ? (type.reflection as DeclarationReflection | undefined)
        : undefined;
  const nested = owner?.type?.type === "reflection" ? owner.type.declaration : owner;
  return nested?.children?.find((child) => child.name === name);
}
