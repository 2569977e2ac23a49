import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createConomyClient } from "@conomyhq/client";
import { customerId } from "./contract.ts";
import { type Spread, spread } from "./ratios.ts";

/** How late a call ends, in ms: after its caller aborted it in some phase, and after its deadline. */
export interface Punctuality {
  abort: Map<string, Spread>;
  deadline: Spread;
}

const token = JSON.stringify({ accessToken: "token", tokenType: "Bearer", expiresIn: 3600 });

/** How a server keeps a call waiting, by the phase in which it does. */
const phases: Record<string, RequestListener> = {
  "waiting for a token": ({ url }, response) => void (url === "/auth" || response.end()),
  "before the response": ({ url }, response) => void (url === "/auth" && response.end(token)),
  "in the body": ({ url }, response) => {
    if (url === "/auth") response.end(token);
    else response.writeHead(200, { "content-length": 99 }).write("{");
  },
  "between attempts": ({ url }, response) => {
    if (url === "/auth") response.end(token);
    else response.writeHead(503, { "retry-after": "30" }).end();
  },
};

/** Measures over real sockets, in milliseconds of a clock on the wall: other work on the machine counts. */
export async function measurePunctuality(calls: number): Promise<Punctuality> {
  const abort = new Map<string, Spread>();
  for (const [phase, listener] of Object.entries(phases)) {
    abort.set(phase, await late(listener, calls, { signal: true }));
  }
  const deadline = await late(phases["before the response"]!, calls, { signal: false });
  return { abort, deadline };
}

async function late(listener: RequestListener, calls: number, { signal }: { signal: boolean }): Promise<Spread> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const conomy = createConomyClient({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: "key",
    credentials: { clientId: "client", clientSecret: "secret" },
  });
  const measured: number[] = [];
  while (measured.length < calls) {
    const controller = new AbortController();
    const startedAt = performance.now();
    const options = signal ? { signal: controller.signal } : { deadline: 100 };
    const ended = conomy.customers.update(customerId, {}, options).then(
      () => Number.NaN,
      () => performance.now(),
    );
    await wait(50);
    const due = signal ? performance.now() : startedAt + 100;
    controller.abort();
    // A timer may fire a fraction of a millisecond before its time.
    measured.push(Math.max(0, (await ended) - due));
  }
  server.closeAllConnections();
  server.close();
  return spread(measured);
}
