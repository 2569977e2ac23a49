/** A text, and what it says once the escapes of URLs, forms and JSON are gone, also where one lies within another. */
export function spellings(text: string): string[] {
  const all = [text];
  for (let plain = unescaped(text); plain !== all.at(-1) && all.length < 10; plain = unescaped(plain)) all.push(plain);
  return all;
}

function unescaped(text: string): string {
  if (!/[%\\]/.test(text)) return text;
  return text
    .replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString())
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/gs, "$1");
}
