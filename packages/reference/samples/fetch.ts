import { jsLiteral } from "./literal.ts";
import { type SampleRequest, urlOf } from "./requests.ts";
import { readSecrets } from "./secrets.ts";

/** A call of the platform's `fetch`, in JavaScript. */
export function plainFetch(request: SampleRequest): string {
  const { method, headers, body } = request;
  const members = [`method: "${method}"`, `headers: ${jsLiteral(headers, "  ")}`];
  if (body !== undefined) members.push(`body: JSON.stringify(${jsLiteral(body, "  ")})`);
  const call = `const response = await fetch("${urlOf(request)}", {
${members.map((member) => `  ${member},\n`).join("")}});
console.log(response.status, await response.text());
`;
  return readSecrets(call, (variable) => `process.env.${variable}`);
}
