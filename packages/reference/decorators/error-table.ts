import type { Oas3Decorator } from "@redocly/openapi-core";
import { errorKinds } from "../errors.ts";
import { ERRORS_LINK } from "../links.ts";
import { appendToSection, table } from "../markdown.ts";

type Root = { info: { description: string } };
type Response = { description: string; content?: Record<string, { schema?: { $ref?: string } }> };

const HEAD = ["Code", "Type", "Status", "When it comes", "What to do"];

/** All errors in one table, which each error response links to. */
export const ErrorTable: Oas3Decorator = () => ({
  Root: {
    enter(node: object) {
      const { info } = node as Root;
      const rows = errorKinds(node).map(({ code, type, status, when, whatToDo }) => [
        `\`${code}\``,
        `\`${type}\``,
        `${status}`,
        when,
        whatToDo,
      ]);
      info.description = appendToSection(info.description, "Errors", table(HEAD, rows));
    },
  },
  Response: {
    leave(node: object) {
      const response = node as Response;
      if (response.content?.["application/json"]?.schema?.$ref !== "#/components/schemas/ErrorBody") return;
      response.description = `${response.description.trim()}\n\nSee [all errors](${ERRORS_LINK}).`;
    },
  },
});
