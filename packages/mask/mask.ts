/** Takes secrets out of what is kept, however they are spelled and wherever they stand. */
export interface Masker {
  path(path: string): string;
  query(query: string): string;
  headers(headers: Headers): Record<string, string>;
  /** JSON loses its secrets; anything else that has one is masked as a whole, because where it ends is anybody's guess. */
  body(body: string): string;
}

export interface MaskerOptions {
  /**
   * Values that are secrets: the same list as long as they stay the same. One of fewer than 8 characters is masked only
   * where it stands alone. Default: none.
   */
  secrets?(): readonly string[];
  /** Further headers that are secrets, by lower-case name: beside those of HTTP, and those whose name says so. */
  secretHeaders?: Iterable<string>;
}

export const masked = "****";

/** Headers that are secrets, whatever is in them. */
const knownHeaders = ["authorization", "cookie", "proxy-authorization", "set-cookie"];
/** Names of members, fields and headers that hold secrets. */
const secretName = /secret|password|passwd|(access|refresh|id|bearer|auth)[-_ ]?token|api[-_ ]?key|authorization/i;
/** A secret within a text that is more than the secret: a name of one and a value, or a token. */
const namedValue = new RegExp(`(${secretName.source})[^:=]{0,20}[:=]`, "i");
const token = /\bBearer\s+\S|\beyJ[\w-]+\.[\w-]+\.[\w-]*/i;
/** From how many characters on a value is taken for the secret also within others. */
const shortest = 8;

/** How many short texts are remembered that were looked at: most of what requests carry, they carry again. */
const maxSeen = 1000;
const none: readonly string[] = [];

/** Makes a masker. What it is given may change: `secrets` is called for each text. */
export function createMasker({ secrets = () => none, secretHeaders = [] }: MaskerOptions = {}): Masker {
  const headerNames = new Set([...knownHeaders, ...secretHeaders]);
  const seen = new Map<string, boolean>();
  let known = none;

  function holdsSecret(asked: readonly string[]): boolean {
    return asked.some(
      (plain) =>
        token.test(plain) ||
        namedValue.test(plain) ||
        known.some((secret) => (secret.length < shortest ? plain === secret : plain.includes(secret))),
    );
  }
  function hides(text: string): boolean {
    if (text.length > 100) return holdsSecret(spellings(text));
    const before = seen.get(text);
    if (before !== undefined) return before;
    if (seen.size >= maxSeen) seen.clear();
    const hidden = holdsSecret(spellings(text));
    seen.set(text, hidden);
    return hidden;
  }
  const mask = (text: string) => (hides(text) ? masked : text);

  function refresh(): void {
    const current = secrets();
    if (current === known) return;
    known = current;
    seen.clear();
  }

  function maskValue(value: unknown): unknown {
    if (typeof value === "string") return mask(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(maskValue);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [mask(name), isSecretName(name) ? masked : maskValue(member)]),
    );
  }

  /** Such as `name=value`. */
  function maskPair(pair: string): string {
    const [name = "", ...values] = pair.split("=");
    if (hides(name)) return masked;
    const value = values.join("=");
    return value !== "" && (isSecretName(name) || hides(value)) ? `${name}=${masked}` : pair;
  }

  return {
    path(path) {
      refresh();
      return path.split("/").map(mask).join("/");
    },
    query(query) {
      refresh();
      return query.replace(/[^?&]+/g, maskPair);
    },
    headers(headers) {
      refresh();
      const pairs = [...headers].map(([name, value]) => [
        mask(name),
        headerNames.has(name) || secretName.test(name) ? schemeOf(name, value) + masked : mask(value),
      ]);
      return Object.fromEntries(pairs);
    },
    body(body) {
      refresh();
      if (!mayHide(spellings(body))) return body;
      try {
        const value: unknown = JSON.parse(body);
        const shown = maskValue(value);
        const text = JSON.stringify(shown);
        return text === JSON.stringify(value) ? body : text;
      } catch {
        // A form, cut off, or deeper than can be written again.
        return masked;
      }
    },
  };

  /** Whether JSON has to be taken apart to know: a name may be a secret's, and a short secret may stand alone. */
  function mayHide(body: string[]): boolean {
    const short = known.filter(({ length }) => length < shortest);
    return (
      holdsSecret(body) ||
      body.some((plain) => secretName.test(plain) || short.some((secret) => plain.includes(secret)))
    );
  }
}

/** The scheme of a proof is no secret, and who compares recordings with the contract looks at it. */
function schemeOf(name: string, value: string): string {
  return (name === "authorization" && /^(Bearer|Basic) (?=.)/i.exec(value)?.[0]) || "";
}

function isSecretName(name: string): boolean {
  return spellings(name).some((plain) => secretName.test(plain));
}

/** A text, and what it says once the escapes of URLs, forms and JSON are gone, also where one lies within another. */
function spellings(text: string): string[] {
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
