import { createConomyClient, isConomyApiError } from "@conomyhq/client";
import { options } from "../options.cjs";

// One client for as long as the function stays warm.
const conomy = createConomyClient({ ...options, userAgent: "lambda/1.0" });

/** What API Gateway calls. */
export async function handler({ pathParameters, body }) {
  try {
    const customer = await conomy.customers.update(pathParameters.id, JSON.parse(body));
    return { statusCode: 200, body: JSON.stringify(customer) };
  } catch (error) {
    if (!isConomyApiError(error)) throw error;
    return { statusCode: error.status, body: JSON.stringify({ code: error.code, traceId: error.traceId }) };
  }
}
