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
export function toProblem(error: unknown, sent: unknown, repeatable: boolean): Problem {
  let found: unknown[] = [];
  try {
    // A cause may lead back to where it came from, and anything can be thrown.
    let link = error as Link | undefined;
    for (let depth = 0; link && depth < 9; depth++) {
      found = [link.name || found[0], link.message || found[1], link.code || found[2]];
      link = link.cause ?? link.errors?.[0];
    }
  } catch {}
  const shown = found.map((text) => clean(text, JSON.stringify(sent), 3));
  const all = shown.join(" ");
  const [name = "Error", message = name, code] = shown;
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
      (repeatable || /ECONNREFUSED|ConnectionRefused|\(Connect\)|EAI_AGAIN|CONNECT_TIMEOUT/.test(all)),
  };
}

/**
 * Makes a text of somebody else's fit for a message, a log line or a terminal: at most 200 characters, all printable, and
 * no word of what was sent.
 *
 * @param length - How many characters such a word has at least.
 * @returns nothing for what is no text.
 */
export function clean(text: unknown, sent: string, length: number): string | undefined {
  if (typeof text !== "string" || !text) return undefined;
  // Controls, formats such as a change of direction, line separators, halves of pairs.
  let shown = text.slice(0, 200).replace(/[\p{C}\p{Z}]/gu, " ");
  // What was cut off may be half a word of what was sent.
  if (text.length > 200) shown = shown.replace(/ ?\S*$/, "…");
  // Whole values, such as an e-mail address, and their parts. The longest first, because it may hold a shorter one.
  const words = [...sent.split(/[\s"\\]+/), ...sent.split(/[^\p{L}\p{N}_-]+/u)].sort((a, b) => b.length - a.length);
  for (const word of words) if (word.length >= length) shown = shown.replaceAll(word, "…");
  return shown;
}
