import { pythonLiteral } from "./literal.ts";
import { type SampleRequest, urlOf } from "./requests.ts";
import { readSecrets } from "./secrets.ts";

/** A program in Python that needs its standard library only. */
export function python(request: SampleRequest): string {
  const { method, headers, body } = request;
  const imports = ["json", "os", "urllib.request"].filter((name) => name !== "json" || body !== undefined);
  const data = body === undefined ? "" : `    data=json.dumps(${pythonLiteral(body, "    ")}).encode(),\n`;
  const program = `${imports.map((name) => `import ${name}\n`).join("")}
request = urllib.request.Request(
    "${urlOf(request)}",
    method="${method}",
    headers=${pythonLiteral(headers, "    ")},
${data})
with urllib.request.urlopen(request) as response:
    print(response.status, response.read().decode())
`;
  return readSecrets(program, (variable) => `os.environ["${variable}"]`);
}
