import type { ConomyClient, ConomyClientOptions } from "../src/index.ts";
import { confidential } from "./faults.ts";

/** What came of some calls: what they threw, and what was told of them meanwhile. */
export interface Provoked {
  errors: unknown[];
  lines: string[];
}

type RawCall = (path: string, init: object) => Promise<unknown>;

/** Makes a client: that of the source, or the packed one, whose raw calls have types of their own. */
export type Create = (
  options: ConomyClientOptions,
) => Pick<ConomyClient, "customers" | "request"> & { readonly PATCH: unknown };

/**
 * Makes a call of each kind, with something private in every place that a call has.
 *
 * @param more - Further options of the client.
 */
export async function provoke(baseUrl: string, create: Create, more: object = {}): Promise<Provoked> {
  const lines: string[] = [];
  const log = (line: unknown) => void lines.push(typeof line === "string" ? line : JSON.stringify(line));
  const options: ConomyClientOptions = {
    baseUrl,
    apiKey: confidential.apiKey,
    credentials: { clientId: confidential.clientId, clientSecret: confidential.clientSecret },
    retry: { attempts: 2, minDelay: 0 },
    timeout: 5000,
    logger: { debug: log, warn: log, error: log },
    onAttempt: log,
    ...more,
  };
  const { email, name, id } = confidential;
  const body = { email, firstName: name };
  const errors: unknown[] = [];
  for (const call of [
    () => create(options).customers.update(id, body),
    () =>
      (create(options).PATCH as RawCall)("/customers/{customer-id}", { params: { path: { "customer-id": id } }, body }),
    () => create(options).request("POST", "/payments/{id}", { params: { path: { id }, query: { email } }, body }),
  ]) {
    await call().catch((error) => errors.push(error));
  }
  return { errors, lines };
}
