import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec, type IHttpConfig } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** Prism, in this process: it ends with the process, however that ends. */
export interface MockServer {
  /** Such as `http://127.0.0.1:49152`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism on loopback, responding with the examples of the contract.
 *
 * Prism notes what breaks the contract in the response header `sl-violations`, for requests and responses alike.
 *
 * @param port - 0 takes a free one.
 * @throws an `Error` with code `EADDRINUSE` in its message if the port is taken.
 */
export function startMockServer(port = 0): Promise<MockServer> {
  return startPrism(port, { ...judging, isProxy: false });
}

/**
 * Starts Prism on loopback, passing requests on to another server and that server's responses back.
 *
 * It notes breaches as {@link startMockServer} does, and stops nothing. Three things it cannot pass on: a body that is
 * not JSON or is `null`, `false`, `0` or `""`, on which it hangs; a redirect, which it follows; a status of 501, for
 * which it returns an example of the contract.
 *
 * @param upstream - The server's base URL.
 */
export function startValidatingProxy(upstream: string): Promise<MockServer> {
  return startPrism(0, { ...judging, isProxy: true, upstream: new URL(upstream) });
}

const judging = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
  upstreamProxy: undefined,
};

async function startPrism(port: number, config: IHttpConfig): Promise<MockServer> {
  const operations = await getHttpOperationsFromSpec(fileURLToPath(new URL("conomy.yaml", import.meta.url)));
  const components = { logger: createLogger("prism", { enabled: false }) };
  const server = createServer(operations, { cors: false, components, config });
  const url = await server.listen(port, "127.0.0.1");
  return { url, close: () => server.close() };
}
