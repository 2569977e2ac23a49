import { createSearch, isSecretName, secretName } from "./search.ts";
import { spellings } from "./spellings.ts";

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

const none: readonly string[] = [];

/** Headers that are secrets, whatever is in them. */
const knownHeaders = ["authorization", "cookie", "proxy-authorization", "set-cookie"];

/** Makes a masker. What it is given may change: `secrets` is called for each text. */
export function createMasker({ secrets = () => none, secretHeaders = [] }: MaskerOptions = {}): Masker {
  const headerNames = new Set([...knownHeaders, ...secretHeaders]);
  const { refresh, hides, mayHide } = createSearch(secrets);
  const mask = (text: string) => (hides(text) ? masked : text);

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
}

/** The scheme of a proof is no secret, and who compares recordings with the contract looks at it. */
function schemeOf(name: string, value: string): string {
  return (name === "authorization" && /^(Bearer|Basic) (?=.)/i.exec(value)?.[0]) || "";
}
