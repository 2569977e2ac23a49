import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Oas3Decorator } from "@redocly/openapi-core";
import { beforeSections } from "../markdown.ts";
import { whatIsNew } from "../whats-new.ts";

/** What a newcomer reads first, and what stands at the end: beside the contract, so that no fact stands twice. */
export const Guides: Oas3Decorator = () => ({
  Info: {
    leave(info: { description?: string }) {
      const guided = beforeSections(info.description ?? "", page("getting-started.md"));
      info.description = [guided, page("downloads.md"), whatIsNew()].map((part) => part.trim()).join("\n\n");
    },
  },
});

/** A page, with the files that it shows. */
function page(name: string): string {
  const read = (file: string) => readFileSync(join(import.meta.dirname, "../pages", file), "utf8");
  return read(name).replaceAll(/\{\{(.+?)\}\}/g, (_, file: string) => read(file).trim());
}
