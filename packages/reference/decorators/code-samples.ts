import type { Oas3_1Definition, Oas3Decorator } from "@redocly/openapi-core";
import { requestsOf } from "../samples/requests.ts";
import { samplesOf } from "../samples/samples.ts";

/** Gives each operation its samples, where Redoc looks for them. */
export const CodeSamples: Oas3Decorator = () => ({
  Root: {
    leave(root, { resolve }) {
      const requests = requestsOf(root as Oas3_1Definition, (node) => resolve(node).node as never);
      for (const [operation, own] of Map.groupBy(requests, (request) => request.operation)) {
        Object.assign(operation, { "x-codeSamples": samplesOf(own) });
      }
    },
  },
});
