import type { Bump } from "../../src/bump.ts";
import type { Pair } from "./contract.ts";

/** Two spellings of a path item, and what going from one to the other needs. */
export interface OperationPair {
  name: string;
  base: object | undefined;
  revision: object | undefined;
  forwards: Bump;
  backwards: Bump;
}

const text = { type: "string" };
const ok = { 200: { description: "Fine." } };
const json = (schema: object) => ({ "application/json": { schema } });
const post = (operation: object, item: object = {}) => ({ ...item, post: { responses: ok, ...operation } });
const query = (more: object = {}) => ({ name: "q", in: "query", schema: text, ...more });
const pair = (
  name: string,
  [forwards, backwards]: [Bump, Bump],
  base: object | undefined,
  revision: object | undefined,
): OperationPair => ({ name, base, revision, forwards, backwards });

const parameters: OperationPair[] = [
  pair("an optional parameter comes", ["minor", "major"], post({}), post({ parameters: [query()] })),
  pair("a required parameter comes", ["major", "major"], post({}), post({ parameters: [query({ required: true })] })),
  pair(
    "a parameter becomes required",
    ["major", "minor"],
    post({ parameters: [query()] }),
    post({ parameters: [query({ required: true })] }),
  ),
  pair(
    "a parameter is renamed",
    ["major", "major"],
    post({ parameters: [query()] }),
    post({ parameters: [query({ name: "p" })] }),
  ),
  pair(
    "a parameter moves to the path",
    ["none", "none"],
    post({ parameters: [query()] }),
    post({}, { parameters: [query()] }),
  ),
  pair(
    "a parameter becomes a reference",
    ["none", "none"],
    post({ parameters: [query()] }),
    post({ parameters: [{ $ref: "#/components/parameters/Q" }] }),
  ),
  pair(
    "a parameter's schema tightens",
    ["major", "minor"],
    post({ parameters: [query()] }),
    post({ parameters: [query({ schema: { ...text, maxLength: 3 } })] }),
  ),
  pair(
    "a parameter gets a description",
    ["patch", "patch"],
    post({ parameters: [query()] }),
    post({ parameters: [query({ description: "What to look for." })] }),
  ),
  pair(
    "a list is written in another way",
    ["major", "major"],
    post({ parameters: [query({ schema: { type: "array", items: text } })] }),
    post({ parameters: [query({ schema: { type: "array", items: text }, explode: false })] }),
  ),
];

const bodies: OperationPair[] = [
  pair("an optional body comes", ["minor", "major"], post({}), post({ requestBody: { content: json(text) } })),
  pair(
    "a required body comes",
    ["major", "major"],
    post({}),
    post({ requestBody: { required: true, content: json(text) } }),
  ),
  pair(
    "a body becomes required",
    ["major", "minor"],
    post({ requestBody: { content: json(text) } }),
    post({ requestBody: { required: true, content: json(text) } }),
  ),
  pair(
    "a body says that it is optional",
    ["none", "none"],
    post({ requestBody: { content: json(text) } }),
    post({ requestBody: { required: false, content: json(text) } }),
  ),
  pair(
    "a body becomes a reference",
    ["none", "none"],
    post({ requestBody: { content: json(text) } }),
    post({ requestBody: { $ref: "#/components/requestBodies/Text" } }),
  ),
  pair(
    "a media type comes to a request",
    ["minor", "major"],
    post({ requestBody: { content: json(text) } }),
    post({ requestBody: { content: { ...json(text), "text/plain": { schema: text } } } }),
  ),
];

const responses: OperationPair[] = [
  pair(
    "a response becomes a reference",
    ["none", "none"],
    { post: { responses: { 200: { description: "Fine.", content: json(text) } } } },
    { post: { responses: { 200: { $ref: "#/components/responses/Fine" } } } },
  ),
  pair(
    "an error status comes",
    ["minor", "major"],
    post({}),
    post({ responses: { ...ok, 404: { description: "Absent." } } }),
  ),
];

const header = (more: object = {}) => ({ schema: text, ...more });
const withHeaders = (headers: object) => post({ responses: { 200: { description: "Fine.", headers } } });
const callback = (schema: object) =>
  post({
    callbacks: {
      done: { "{$request.body#/url}": { post: { requestBody: { content: json(schema) }, responses: ok } } },
    },
  });

const headersAndMore: OperationPair[] = [
  pair("a header comes to a response", ["minor", "major"], withHeaders({}), withHeaders({ "X-Cost": header() })),
  pair(
    "a header of a response becomes required",
    ["minor", "major"],
    withHeaders({ "X-Cost": header() }),
    withHeaders({ "X-Cost": header({ required: true }) }),
  ),
  pair(
    "a header of a response tightens",
    ["minor", "major"],
    withHeaders({ "X-Cost": header() }),
    withHeaders({ "X-Cost": header({ schema: { ...text, maxLength: 3 } }) }),
  ),
  pair(
    "the schema of a request comes",
    ["major", "minor"],
    post({ requestBody: { content: { "application/json": {} } } }),
    post({ requestBody: { content: json(text) } }),
  ),
  pair(
    "the schema of a response comes",
    ["minor", "major"],
    { post: { responses: { 200: { description: "Fine.", content: { "application/json": {} } } } } },
    { post: { responses: { 200: { description: "Fine.", content: json(text) } } } },
  ),
  pair(
    "what a callback sends tightens: the other side sends it",
    ["minor", "major"],
    callback(text),
    callback({ ...text, maxLength: 3 }),
  ),
];

const operations: OperationPair[] = [
  pair("an operation comes", ["minor", "major"], post({}), { ...post({}), get: { responses: ok } }),
  pair("a path comes", ["minor", "major"], undefined, post({})),
  pair("a description changes", ["patch", "patch"], post({ description: "One." }), post({ description: "Another." })),
  pair("an operation is deprecated", ["patch", "patch"], post({}), post({ deprecated: true })),
  pair("an operation is renamed", ["major", "major"], post({ operationId: "one" }), post({ operationId: "another" })),
  pair("nothing changes", ["none", "none"], post({}), post({})),
];

/** Every pair. */
export const operationPairs: OperationPair[] = [
  ...parameters,
  ...bodies,
  ...responses,
  ...headersAndMore,
  ...operations,
];

/** A document with a path for each, and the components that some refer to. */
export function documentOfPaths(items: readonly (object | undefined)[]): object {
  const paths = items.flatMap((item, index) => (item ? [[`/pair-${index}`, item] as const] : []));
  return {
    openapi: "3.1.0",
    info: { title: "Pairs", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: {
      parameters: { Q: query() },
      requestBodies: { Text: { content: json(text) } },
      responses: { Fine: { description: "Fine.", content: json(text) } },
    },
  };
}

/** Some of the pairs, each as two contracts. */
export function operationsCalled(...names: string[]): Pair[] {
  return names.map((name) => {
    const pair = operationPairs.find((one) => one.name === name);
    if (!pair) throw new Error(`No pair is called ${name}.`);
    return { ...pair, base: documentOfPaths([pair.base]), revision: documentOfPaths([pair.revision]) };
  });
}
