// What a consumer's program shows of errors, in whatever runtime it is started. Bundled with everything but the client.
import { createConomyClient, type FetchLike, isConomyError } from "@conomyhq/client";
import { confidential } from "../../client/test/faults.ts";
import { provoke } from "../../client/test/provoke.ts";
import { forms, thrown } from "../../client/test/thrown.ts";
import { leaksIn, viewsOf } from "../../client/test/views.ts";

/** What came of a situation. */
export interface Seen {
  situation: string;
  /** The names of the errors, or what was thrown instead of one of ours. */
  errors: string[];
  leaks: string[];
}

// Node 20 never ends a body that cannot be decompressed: the timeout is part of the test there.
async function look(situation: string, baseUrl: string, more?: { fetch: FetchLike }): Promise<Seen> {
  const { errors, lines } = await provoke(baseUrl, createConomyClient, { timeout: 500, ...more });
  const views = [...lines, ...errors.flatMap(viewsOf)];
  return {
    situation,
    errors: errors.map((error) => (isConomyError(error) ? error.name : `foreign: ${String(error)}`)),
    leaks: leaksIn(views, confidential),
  };
}

const [, , url = "", ...names] = process.argv;
const seen: Seen[] = [];
for (const name of names) {
  for (const suffers of ["auth", "call"]) {
    seen.push(await look(`${name}, to the ${suffers}`, `${url}/${encodeURIComponent(name)}/${suffers}`));
  }
}
for (const [kind, make] of Object.entries(thrown)) {
  for (const form of forms) {
    const fetch: FetchLike = async (url, init) => {
      throw make({ url, ...init }, form({ url, ...init }));
    };
    seen.push(await look(`${kind}, thrown`, url, { fetch }));
  }
}
console.log(JSON.stringify(seen));

// The end of the process: what it prints of an error that nobody handles.
const { errors } = await provoke(`${url}/${encodeURIComponent("a header without a name")}/call`, createConomyClient);
console.error(errors[0]);
Promise.reject(errors[0]);
