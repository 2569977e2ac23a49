import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Oas3Rule, Source } from "@redocly/openapi-core";
import { sourceName } from "./source-name.ts";
import { Sources } from "./sources.ts";

/** A row about something that has left the contract misleads whoever reads it. */
export const SourceHasStatement: Oas3Rule = () => {
  let root: unknown;
  const statements = new Set<string>();

  return {
    PathItem(pathItem, { key: path }) {
      for (const method of Object.keys(pathItem)) statements.add(`${method.toUpperCase()} ${path}`);
    },
    any(node, { location }) {
      const { pointer } = location;
      if (pointer === "#/") root = node;
      statements.add(sourceName(pointer, root));
      for (const key of Object.keys(Object(node))) {
        const child = location.child(key).pointer;
        statements.add(sourceName(child, root)).add(child.replace(/^#\/(components\/)?/, "").replaceAll("/", "."));
      }
    },
    Root: {
      leave(_document, { location, report }) {
        const file = join(dirname(location.source.absoluteRef), "SOURCES.md");
        if (!existsSync(file)) return;
        const source = new Source(file, readFileSync(file, "utf8"));
        for (const { line, names, isStatement } of new Sources(source.body).rows) {
          for (const name of names.filter((name) => isStatement && !statements.has(name))) {
            report({
              message: `The contract has no \`${name}\` any more. Remove it from this row, or move the row to “Left out”.`,
              location: { source, pointer: undefined, start: { line, col: 1 } },
            });
          }
        }
      },
    },
  };
};
