import { createConomyClient } from "@conomyhq/client";

// A hundred calls at the same time on one signal, as an incoming request makes them that may be aborted.
const conomy = createConomyClient({
  baseUrl: process.argv[2],
  apiKey: "key",
  credentials: { clientId: "client", clientSecret: "secret" },
});
const { signal } = new AbortController();
let listeners = 0;
for (const [method, change] of [
  ["addEventListener", 1],
  ["removeEventListener", -1],
]) {
  const original = signal[method];
  signal[method] = (...given) => {
    listeners += change;
    return original.apply(signal, given);
  };
}
const calls = Array.from({ length: 100 }, () => conomy.customers.update("1", {}, { signal }));
console.log(JSON.stringify({ succeeded: (await Promise.all(calls)).length, listeners }));
