type Example = { summary: string; description?: string; value: { status: number; code: string; type: string } };
type Response = { description: string; content?: { "application/json"?: { examples?: Record<string, Example> } } };

/** An error of the API, as the contract's responses and their examples describe it. */
export type ErrorKind = { status: number; code: string; type: string; when: string; whatToDo: string };

/** One for each code. Where several responses have a code, the first of `components/responses` speaks for it. */
export function errorKinds(root: object): ErrorKind[] {
  const kinds = new Map<string, ErrorKind>();
  for (const response of responsesOf(root)) {
    for (const example of Object.values(response.content?.["application/json"]?.examples ?? {})) {
      const { status, code, type } = example.value;
      if (!code || kinds.has(code)) continue;
      kinds.set(code, { status, code, type, when: `${example.summary}.`, whatToDo: adviceOf(response, example) });
    }
  }
  return [...kinds.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** What a code means, and what a type means. */
export function errorMeanings(root: object): Map<string, string> {
  return new Map(
    errorKinds(root).flatMap(({ code, type, status, when, whatToDo }) => [
      [code, `\`${type}\`, ${status}. ${when} ${whatToDo}`],
      [type, `\`${code}\`, ${status}. ${when} ${whatToDo}`],
    ]),
  );
}

const responsesOf = (root: object): Response[] =>
  Object.values((root as { components?: { responses?: Record<string, Response> } }).components?.responses ?? {});

/** The first sentence of an error response says what happened; the others, what to do. */
const adviceOf = (response: Response, { description }: Example) =>
  description ?? response.description.trim().replace(/^.*?\.\s+|^.*$/s, "");
