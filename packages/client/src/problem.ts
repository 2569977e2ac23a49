import type { ConnectionErrorCause } from "./errors/connection-error.ts";

/** Why no response came, as far as it may be shown. */
export interface Problem {
  cause: ConnectionErrorCause;
  /** Its message and code, for a sentence. */
  problem: string;
  /** Whether another attempt may succeed, and cannot do the same thing twice. */
  transient: boolean;
}

type Link = Partial<Record<"code" | "message" | "name", unknown>> & { cause?: Link; errors?: Link[] };

/**
 * Finds the innermost reason of an error of the platform's or of a `fetch` of the caller's.
 *
 * Nothing of the original is kept: undici's errors hold raw responses, others the whole request.
 */
export function toProblem(error: unknown, sent: Sent, repeatable: boolean): Problem {
  let found: unknown[] = [];
  try {
    // A cause may lead back to where it came from, and anything can be thrown.
    let link = error as Link | undefined;
    for (let depth = 0; link && depth < 9; depth++) {
      found = [link.name || found[0], link.message || found[1], link.code || found[2]];
      link = link.cause ?? link.errors?.[0];
    }
  } catch {}
  const [name = "Error", code] = [found[0], found[2]].map((text) => toIdentifier(text, sent));
  const message = clean(found[1], sent, 3) ?? name;
  const all = [name, message, code].join(" ");
  return {
    // The frames of its stack would be this client's own.
    cause: Object.assign(new Error(message), { name, code, stack: `${name}: ${message}` }),
    // Node's own limit of 300 s, which `timeout` cannot raise.
    problem:
      message +
      (code ? ` (${code})` : "") +
      (/(HEAD|BOD).*_TIMEOUT/.test(all) ? ", a limit of `fetch`: see `timeout`" : ""),
    // The words of Node, Bun and Deno for certificates, permissions, blocked ports, and names that do not exist.
    transient:
      !/CERT|[a-z] certificate|ERR_SSL|EPROTO|corrupt message|DENIED|ission ?[Dd]enied|NotCapable|bad port|are blocked|ENOTFOUND|not known/.test(
        all,
      ) &&
      // Without a connection, nothing was sent.
      (repeatable ||
        /ECONNREFUSED|ConnectionRefused|\(Connect\)|EAI_AGAIN|E(NET|HOST)UNREACH|CONNECT_TIMEOUT/.test(all)),
  };
}

/** What a call sent, and the client's secret, so that no error repeats it. */
export type Sent = readonly [
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string | undefined,
  clientSecret?: string | undefined,
];

/** The values that were sent, as they were before they were encoded, and their words. */
function wordsOf([path, headers, body = "", clientSecret = ""]: Sent): string[] {
  const values = [...Object.values(headers), clientSecret];
  for (const part of path.split(/[/?&=]/)) {
    try {
      values.push(part, decodeURIComponent(part));
    } catch {}
  }
  try {
    JSON.parse(body, (_, value) => {
      if (typeof value !== "object") values.push(String(value));
      return value;
    });
  } catch {}
  return values.flatMap((value) => [value, ...value.split(/[^\p{L}\p{N}_-]+/u)]);
}

/**
 * Takes a text of somebody else's for an identifier, such as a code.
 *
 * @returns nothing for what is none, and for what repeats a part of what was sent, unless it is as short as a code.
 */
export function toIdentifier(text: unknown, sent: Sent): string | undefined {
  if (typeof text !== "string" || !/^[\w.:-]{1,64}$/.test(text)) return undefined;
  const [path, headers, , clientSecret] = sent;
  const repeats =
    JSON.stringify(sent).includes(text) ||
    wordsOf([path, headers, "", clientSecret]).some((word) => word.length > 4 && text.includes(word));
  return text.length > 4 && repeats ? undefined : text;
}

/**
 * Makes a text of somebody else's fit for a message, a log line or a terminal: at most 200 characters, all printable, and
 * no word of what was sent. Beside a body that is too large to look through it shows nothing.
 *
 * @param length - How many characters such a word has at least.
 * @returns nothing for what is no text.
 */
export function clean(text: unknown, sent: Sent, length: number): string | undefined {
  if (typeof text !== "string" || !text || (sent[2]?.length ?? 0) > 100_000) return undefined;
  // Controls, formats such as a change of direction, line separators, halves of pairs.
  let shown = text.slice(0, 200).replace(/[\p{C}\p{Z}]/gu, " ");
  // What was cut off may be half a word of what was sent.
  if (text.length > 200) shown = shown.replace(/ ?\S*$/, "…");
  // The longest first, because it may hold a shorter one.
  for (const word of wordsOf(sent).sort((a, b) => b.length - a.length)) {
    // White space was made a space above.
    const part = word.toLowerCase().replace(/[\p{C}\p{Z}]/gu, " ");
    for (let at = 0; part.length >= length && at >= 0; ) {
      at = shown.toLowerCase().indexOf(part);
      if (at >= 0) shown = `${shown.slice(0, at)}…${shown.slice(at + part.length)}`;
    }
  }
  return shown;
}
