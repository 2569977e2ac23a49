/** A package whose import, size and types are measured. */
export interface Library {
  name: string;
  /** The export that a consumer starts with. */
  entry: string;
  /** A file that makes one call with it. */
  consumer: string;
}

/** The client itself. */
export const client: Library = {
  name: "@conomyhq/client",
  entry: "createConomyClient",
  consumer: "consumers/client.ts",
};

/** Everything that is measured, the client first. */
export const libraries: readonly Library[] = [
  client,
  { name: "openapi-fetch", entry: "default", consumer: "consumers/openapi-fetch.ts" },
  { name: "ofetch", entry: "ofetch", consumer: "consumers/ofetch.ts" },
  { name: "ky", entry: "default", consumer: "consumers/ky.ts" },
  { name: "@octokit/core", entry: "Octokit", consumer: "consumers/octokit-core.ts" },
  { name: "stripe", entry: "default", consumer: "consumers/stripe.ts" },
  { name: "openai", entry: "default", consumer: "consumers/openai.ts" },
];
