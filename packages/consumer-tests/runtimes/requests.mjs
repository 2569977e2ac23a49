import { createConomyClient } from "@conomyhq/client";

/** One client for all incoming requests, as a worker keeps it. */
let conomy;

export default {
  async fetch(request, { BASE_URL }) {
    conomy ??= createConomyClient({
      baseUrl: BASE_URL,
      apiKey: "key",
      credentials: { clientId: "client", clientSecret: "secret" },
      deadline: 5000,
    });
    const call = conomy.customers
      .update("1", { email: "ana@example.com" })
      .catch(({ name, message }) => ({ name, message }));
    // This incoming request ends before its call.
    if (request.url.endsWith("/leave")) await new Promise((resolve) => setTimeout(resolve, 100));
    return Response.json(request.url.endsWith("/leave") ? "left" : await call);
  },
};
