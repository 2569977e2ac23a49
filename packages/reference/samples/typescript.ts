import { jsLiteral } from "./literal.ts";
import type { SampleRequest } from "./requests.ts";
import { readSecrets } from "./secrets.ts";

/** What stands in place of the resource method of an operation that the client performs by itself. */
const performedByClient: Record<string, string> = {
  createAccessToken: `// It calls POST /auth by itself, before the first other call:
// one token serves all calls, and is renewed before it expires.
for await (const customer of conomy.customers.list({ limit: 100 })) console.log(customer);
`,
};

/** A program that calls the client's method for the operation, which throws if Conomy returns an error. */
export function resourceMethod(request: SampleRequest): string {
  const { operationId, path, pathValues, query, body } = request;
  // As in `updateCustomer`, which is `customers.update`: lint holds every operationId to this form.
  const [verb] = /^[a-z]+/.exec(operationId) ?? [];
  const resource = path.split("/")[1];
  const given = [...Object.values(pathValues), ...[query, body].filter((value) => Object.keys(value ?? {}).length > 0)];
  const call = `conomy.${resource}.${verb}(${given.map((value) => jsLiteral(value)).join(", ")})`;
  const statement =
    verb === "list" ? `for await (const item of ${call}) console.log(item);\n` : `console.log(await ${call});\n`;
  return withClient(request, performedByClient[operationId] ?? statement);
}

/** A program that calls openapi-fetch's method, which returns the error or the data. */
export function rawMethod(request: SampleRequest): string {
  const { method, path, pathValues, query, body } = request;
  const groups = Object.entries({ path: pathValues, query }).filter(([, values]) => Object.keys(values).length > 0);
  const init = {
    ...(groups.length > 0 && { params: Object.fromEntries(groups) }),
    ...(body !== undefined && { body }),
  };
  const call = `const { data, error } = await conomy.${method}("${path}", ${jsLiteral(init)});\n`;
  return withClient(request, `${call}console.log(error ?? data);\n`);
}

function withClient({ headers, server }: SampleRequest, statements: string): string {
  const program = `import { createConomyClient } from "@conomyhq/client";

const conomy = createConomyClient({
  environment: "sandbox", // ${server}
  apiKey: process.env.CONOMY_API_KEY,
  credentials: {
    clientId: process.env.CONOMY_CLIENT_ID,
    clientSecret: process.env.CONOMY_CLIENT_SECRET,
  },
  userAgent: "${headers["User-Agent"]}",
});

// The client adds the headers
// ${Object.keys(headers).join(", ")}.
${statements}`;
  return readSecrets(program, (variable) => `process.env.${variable} ?? ""`);
}
