import { createConomyClient } from "@conomyhq/client";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

const url = "https://api.conomyhq.com/sandbox";
const server = setupServer(
  http.post(`${url}/auth`, () => HttpResponse.json({ accessToken: "test", tokenType: "Bearer", expiresIn: 3600 })),
  http.patch(`${url}/customers/:id`, async ({ request, params }) =>
    HttpResponse.json({ id: params.id, firstName: "Ana", ...(await request.json()) }),
  ),
);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const conomy = createConomyClient({
  environment: "sandbox",
  apiKey: "test",
  credentials: { clientId: "test", clientSecret: "test" },
});

it("gets what msw returns", async () => {
  const customer = await conomy.customers.update("1", { email: "ana@example.com" });
  expect(customer).toEqual({ id: "1", firstName: "Ana", email: "ana@example.com" });
});

it("gets an error that msw returns", async () => {
  const body = { status: 404, code: "31", type: "notFound" };
  server.use(http.patch(`${url}/customers/:id`, () => HttpResponse.json(body, { status: 404 })));
  await expect(conomy.customers.update("1", {})).rejects.toMatchObject({ name: "ConomyApiError", code: "31" });
});
