import { HTTPSnippet } from "@readme/httpsnippet";
import { type SampleRequest, urlOf } from "./requests.ts";
import { readSecrets } from "./secrets.ts";

/** A call of curl, for a POSIX shell. */
export function curl(request: SampleRequest): string {
  // A shell reads no variable between single quotes. Double ones would end at the quotes of JSON, which is left between
  // single ones.
  return convert(request, "shell", "curl", { indent: "  " }).replaceAll(/'([^']*)'/g, (literal, text: string) => {
    if (!text.includes("$CONOMY_")) return literal;
    return text.includes('"') ? `'${text.replaceAll(/\$CONOMY_[A-Z_]+/g, `'"$&"'`)}'` : `"${text}"`;
  });
}

/** A program in Go. */
export function go(request: SampleRequest): string {
  const program = convert(request, "go", "native", { checkErrors: true });
  return readSecrets(program, (variable) => `os.Getenv("${variable}")`).replace('"fmt"', '"fmt"\n\t"os"');
}

const javaImports = [
  "java.net.URI",
  "java.net.http.HttpClient",
  "java.net.http.HttpRequest",
  "java.net.http.HttpResponse",
];

/** A program in Java, version 11 or later: `java Sample.java` runs it. */
export function java(request: SampleRequest): string {
  const statements = readSecrets(convert(request, "java", "nethttp", {}), (variable) => `System.getenv("${variable}")`);
  return `${javaImports.map((name) => `import ${name};\n`).join("")}
public class Sample {
  public static void main(String[] arguments) throws Exception {
${statements.replaceAll(/^/gm, "    ")}
  }
}
`;
}

function convert(request: SampleRequest, target: "go" | "java" | "shell", client: string, options: object): string {
  const { method, headers, body } = request;
  const pairs = (record: object) => Object.entries(record).map(([name, value]) => ({ name, value: String(value) }));
  const snippet = new HTTPSnippet({
    method,
    url: urlOf(request),
    headers: pairs(headers),
    ...(body !== undefined && { postData: { mimeType: "application/json", text: JSON.stringify(body) } }),
  } as ConstructorParameters<typeof HTTPSnippet>[0]);
  const [code] = snippet.convert(target, client, options) || [];
  if (!code) throw new Error(`@readme/httpsnippet has no client ${client} for ${target}.`);
  return code.trim();
}
