import type { Oas3Decorator } from "@redocly/openapi-core";
import { operationLink } from "../links.ts";

type Operation = { operationId: string; summary: string; tags?: string[] };
type Root = { tags: { name: string; description: string }[]; "x-tagGroups"?: { name: string; tags: string[] }[] };

/**
 * Redoc shows the operations of one tag at a time, so a reader who scrolls, searches or prints would miss the others.
 * Operations without a tag stand in one list. Each tag keeps its page, which links to its operations.
 */
export const OperationsInOneList: Oas3Decorator = () => {
  const operations: Operation[] = [];
  return {
    Operation: { leave: (operation: object) => void operations.push(operation as Operation) },
    Root: {
      leave(document: object) {
        const root = document as Root;
        for (const tag of root.tags) {
          const own = operations.filter(({ tags }) => tags?.includes(tag.name));
          tag.description = [tag.description.trim(), "", ...own.map(listItem)].join("\n");
        }
        for (const operation of operations) delete operation.tags;
        root["x-tagGroups"] = [{ name: "Operations", tags: ["", ...root.tags.map(({ name }) => name), "Schemas"] }];
      },
    },
  };
};

const listItem = ({ operationId, summary }: Operation) => `- [${summary}](${operationLink(operationId)})`;
