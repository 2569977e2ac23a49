/** A value as JavaScript and TypeScript write it. Lines after the first stand at `margin`. */
export function jsLiteral(value: unknown, margin = ""): string {
  const json = JSON.stringify(value, null, 2);
  return layOut(json.replaceAll(/^( *)"([A-Za-z_]\w*)":/gm, "$1$2:"), margin);
}

/** A value as Python writes it. */
export function pythonLiteral(value: unknown, margin = ""): string {
  const words: Record<string, string> = { true: "True", false: "False", null: "None" };
  const json = JSON.stringify(value, null, 4);
  const tokens = /"(?:\\.|[^"\\])*"|\b(?:true|false|null)\b/g;
  return layOut(
    json.replaceAll(tokens, (token) => words[token] ?? token),
    margin,
  );
}

/** A short object stands on one line. */
function layOut(literal: string, margin: string): string {
  return literal
    .replaceAll(/\{\n[^{}]{1,60}\n *\}/g, (object) => object.replaceAll(/\n */g, " "))
    .replaceAll("\n", `\n${margin}`);
}
