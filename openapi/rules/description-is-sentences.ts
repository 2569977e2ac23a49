import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

type Described = { description?: string; name?: string; operationId?: string; summary?: string; title?: string };
type Place = Pick<UserContext, "location" | "report">;

const STARTS_LIKE_A_SENTENCE = /^[\p{Lu}`]/u;
const ENDS_LIKE_A_SENTENCE = /[.!?][)"”*_]*$/;
const ENDS_IN_TABLE_OR_CODE = /^\s*\|.*\|$|^\s*(```|~~~)$/;
const LIST_ITEM = /^\s*([-*+]|\d+[.)])\s/;

export const DescriptionIsSentences: Oas3Rule = () => {
  function check(node: Described, { location, report }: Place) {
    // A missing description is the finding of other rules.
    if (typeof node.description !== "string") return;
    const fault = faultIn(node.description.trim(), namesOf(node, location.pointer));
    if (fault) report({ message: fault, location: location.child("description") });
  }

  return {
    Info: check,
    Tag: check,
    Operation: check,
    Parameter: check,
    Header: check,
    RequestBody: check,
    Response: check,
    SecurityScheme: check,
    Schema: check,
    // OpenAPI 3.1 allows a description next to `$ref`.
    ref: (node: object, ctx) => check(node, ctx),
  };
};

function faultIn(description: string, names: string[]): string | undefined {
  if (names.includes(essence(description))) {
    return "The description only repeats the name. Say what the name does not, or what it means to the reader.";
  }
  if (!STARTS_LIKE_A_SENTENCE.test(description)) {
    return "The description does not start like a sentence. Start with a capital letter or with `code`.";
  }
  if (!endsLikeASentence(description)) {
    return "The description does not end like a sentence. End with a full stop, or with a table, a list or a code block.";
  }
  return undefined;
}

function endsLikeASentence(description: string): boolean {
  const lastBlock =
    description
      .split(/\n\s*\n/)
      .at(-1)
      ?.split("\n") ?? [];
  const lastLine = lastBlock.at(-1) ?? "";
  return (
    ENDS_LIKE_A_SENTENCE.test(lastLine) ||
    ENDS_IN_TABLE_OR_CODE.test(lastLine) ||
    lastBlock.some((line) => LIST_ITEM.test(line))
  );
}

function namesOf(node: Described, pointer: string): string[] {
  const key = pointer.split("/").at(-1);
  return [key, node.name, node.operationId, node.summary, node.title].filter((name) => name !== undefined).map(essence);
}

/** What is left of a text when case, spacing, punctuation and a leading article are ignored. */
function essence(text: string): string {
  return text
    .replace(/^(the|an?)\s+/i, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
