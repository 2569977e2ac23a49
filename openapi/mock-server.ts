import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** Prism, answering with the examples of the contract. */
export interface MockServer {
  /** Such as `http://127.0.0.1:49152`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism on loopback, in this process: it ends with the process, however that ends.
 *
 * Prism notes what breaks the contract in the response header `sl-violations`, for requests and answers alike.
 *
 * @param port - 0 takes a free one.
 * @throws an `Error` with code `EADDRINUSE` in its message if the port is taken.
 */
export async function startMockServer(port = 0): Promise<MockServer> {
  const operations = await getHttpOperationsFromSpec(fileURLToPath(new URL("conomy.yaml", import.meta.url)));
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger("prism", { enabled: false }) },
    config: {
      isProxy: false,
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(port, "127.0.0.1");
  return { url, close: () => server.close() };
}
