import { readFileSync } from "node:fs";
import type { Oas3Decorator } from "@redocly/openapi-core";
import { CONTRACT_DIFF_LINK } from "../links.ts";

/** What is read of `contract-diff --format json`. */
interface Report {
  changes: { operation: string[]; message: string }[];
}

interface Operation {
  description?: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Marks what a pull request changes: the report that `build.ts --contract-diff` names says which operations. */
export const ChangedOperations: Oas3Decorator = () => {
  const file = process.env.CONTRACT_DIFF_REPORT;
  const { changes }: Report = file ? JSON.parse(readFileSync(file, "utf8")) : { changes: [] };
  return {
    PathItem: {
      leave(item, { key }) {
        for (const method of methods) {
          const operation: Operation | undefined = item[method];
          const names = [`${method.toUpperCase()} ${key}`, `* ${key}`];
          const count = changes.filter((change) => change.operation.some((name) => names.includes(name))).length;
          if (!operation || count === 0) continue;
          const mark = `**Changed in this pull request**: [${count === 1 ? "one change" : `${count} changes`}](${CONTRACT_DIFF_LINK}).`;
          operation.description = `${mark}\n\n${operation.description ?? ""}`;
        }
      },
    },
  };
};
