import { createConomyClient, isConomyApiError } from "@conomyhq/client";
import express from "express";
import { options } from "../options.cjs";

const conomy = createConomyClient({ ...options, userAgent: "express/1.0" });
const app = express().use(express.json());

app.patch("/customers/:id", async ({ params, body }, response) => {
  response.json(await conomy.customers.update(params.id, body));
});

// Express calls it with what a handler throws.
app.use((error, _request, response, next) => {
  if (!isConomyApiError(error)) return next(error);
  response.status(error.status).json({ code: error.code, traceId: error.traceId });
});

const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
