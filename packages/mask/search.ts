import { spellings } from "./spellings.ts";

/** Names of members, fields and headers that hold secrets. */
export const secretName: RegExp =
  /secret|password|passwd|(access|refresh|id|bearer|auth)[-_ ]?token|api[-_ ]?key|authorization|\btoken\b/i;
/** A secret within a text that is more than the secret: a name of one and a value, or a token. */
const namedValue = new RegExp(`(${secretName.source})[^:=]{0,20}[:=]`, "i");
const token = /\bBearer\s+\S|\beyJ[\w-]+\.[\w-]+\.[\w-]*/i;
/** From how many characters on a value is taken for the secret also within others. */
const shortest = 8;

/** How many short texts are remembered that were looked at: most of what requests carry, they carry again. */
const maxSeen = 1000;

/** Finds secrets in texts, however they are spelled. */
export interface Search {
  /** Looks at the secrets again, which may have changed. */
  refresh(): void;
  /** Whether a text holds a secret. */
  hides(text: string): boolean;
  /** Whether JSON has to be taken apart to know: a name may be a secret's, and a short secret may stand alone. */
  mayHide(body: string[]): boolean;
}

export function createSearch(secrets: () => readonly string[]): Search {
  const seen = new Map<string, boolean>();
  let known: readonly string[] = [];

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
  function refresh(): void {
    const current = secrets();
    if (current === known) return;
    known = current;
    seen.clear();
  }

  function mayHide(body: string[]): boolean {
    const short = known.filter(({ length }) => length < shortest);
    return (
      holdsSecret(body) ||
      body.some((plain) => secretName.test(plain) || short.some((secret) => plain.includes(secret)))
    );
  }

  return { refresh, hides, mayHide };
}

export function isSecretName(name: string): boolean {
  return spellings(name).some((plain) => secretName.test(plain));
}
