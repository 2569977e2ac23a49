import type { Oas3_1Definition, Oas3Decorator } from "@redocly/openapi-core";
import { requestsOf } from "../samples/requests.ts";
import { samplesOf } from "../samples/samples.ts";

/** Gives each operation its samples, where Redoc looks for them. */
export const CodeSamples: Oas3Decorator = () => ({
  Root: {
    leave(root, { resolve }) {
      for (const requests of requestsOf(root as Oas3_1Definition, (node) => resolve(node as object).node as never)) {
        Object.assign(Object(requests[0]?.operation), { "x-codeSamples": samplesOf(requests) });
      }
    },
  },
});
