import { dirname, join } from "node:path";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { sourceName } from "./source-name.ts";
import { Sources } from "./sources.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Whoever reads the contract must be able to tell what the vendor says from what we made up. */
export const HasSource: Oas3Rule = () => {
  let root: unknown;
  let sources: Sources;

  function check(name: string, { location, report }: Pick<UserContext, "location" | "report">) {
    if (sources.has(name)) return;
    report({
      message:
        `SOURCES.md does not say where \`${name}\` comes from. Add a table row with \`${name}\` in the first column, ` +
        "the page that it rests on, and how sure we are. What stands under “Left out” is no source.",
      location: location.key(),
    });
  }

  return {
    Root(document, { location }) {
      root = document;
      sources = Sources.read(join(dirname(location.source.absoluteRef), "SOURCES.md"));
    },
    PathItem(pathItem, { key: path, location, report }) {
      // The operationId is our own; method and path are what the vendor documents.
      for (const method of METHODS.filter((name) => name in pathItem)) {
        check(`${method.toUpperCase()} ${path}`, { location: location.child(method), report });
      }
    },
    Parameter: (_parameter, ctx) => check(sourceName(ctx.location.pointer, root), ctx),
    SchemaProperties(properties, { location, report }) {
      for (const name of Object.keys(properties)) {
        const property = location.child(name);
        check(sourceName(property.pointer, root), { location: property, report });
      }
    },
  };
};
