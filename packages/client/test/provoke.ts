import type { ConomyClientOptions, createConomyClient, FetchLike } from "../src/index.ts";
import { confidential } from "./faults.ts";

/** What came of some calls: what they threw, and what was told of them meanwhile. */
export interface Provoked {
  errors: unknown[];
  lines: string[];
}

/** Makes a call of each kind, with something private in every place that a call has. */
export async function provoke(
  baseUrl: string,
  create: typeof createConomyClient,
  fetch?: FetchLike,
): Promise<Provoked> {
  const lines: string[] = [];
  const log = (line: unknown) => void lines.push(typeof line === "string" ? line : JSON.stringify(line));
  const options: ConomyClientOptions = {
    baseUrl,
    fetch,
    apiKey: confidential.apiKey,
    credentials: { clientId: confidential.clientId, clientSecret: confidential.clientSecret },
    retry: { attempts: 2, minDelay: 0 },
    timeout: 5000,
    logger: { debug: log, warn: log, error: log },
    onAttempt: log,
  };
  const { email, name, id } = confidential;
  const body = { email, firstName: name };
  const errors: unknown[] = [];
  for (const call of [
    () => create(options).customers.update(id, body),
    () => create(options).PATCH("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body }),
    () => create(options).request("POST", "/payments/{id}", { params: { path: { id }, query: { email } }, body }),
  ]) {
    await Promise.resolve(call()).catch((error) => errors.push(error));
  }
  return { errors, lines };
}
