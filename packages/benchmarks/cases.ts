import { createConomyClient } from "@conomyhq/client";
import type { paths } from "@conomyhq/openapi-types";
import { Octokit } from "@octokit/core";
import ky from "ky";
import { createFetch } from "ofetch";
import OpenAI from "openai";
import createOpenapiFetchClient from "openapi-fetch";
import Stripe from "stripe";
import { changes, customerId } from "./contract.ts";

/** One way to change a customer. */
export interface Case {
  name: string;
  /** What happens on a call. */
  does: string;
  /** Makes a client over a `fetch`; every call of the result returns the parsed body. */
  prepare(fetch: typeof globalThis.fetch): () => Promise<unknown>;
}

const baseUrl = "https://api.example.com";
const path = `/customers/${customerId}`;
const headers = {
  Authorization: "Bearer token",
  "x-api-key": "key",
  "User-Agent": "benchmarks/1",
  "conomyhq-api-version": "24-04-2025",
};

/** The case that the others are compared with. */
export const raw: Case = {
  name: "raw fetch",
  does: "`fetch(url, init)`, then `response.json()`; no check of the status",
  prepare: (fetch) => async () => {
    const response = await fetch(baseUrl + path, {
      method: "PATCH",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(changes),
    });
    return response.json();
  },
};

/** The client's own cases: the one with the budget first. */
export const ours: readonly Case[] = [
  {
    name: "customers.update",
    does: "`conomy.customers.update(id, changes)`, everything on",
    prepare(fetch) {
      const conomy = ourClient(fetch);
      return () => conomy.customers.update(customerId, changes);
    },
  },
  {
    name: "conomy.PATCH",
    does: "`conomy.PATCH(path, init)`, everything on",
    prepare(fetch) {
      const conomy = ourClient(fetch);
      return async () => {
        const { data } = await conomy.PATCH("/customers/{customer-id}", {
          params: { path: { "customer-id": customerId } },
          body: changes,
        });
        return data;
      };
    },
  },
];

/** The nearest equivalent of each peer, with its defaults. */
export const peers: readonly Case[] = [
  {
    name: "openapi-fetch",
    does: "`client.PATCH(path, init)`, bare",
    prepare(fetch) {
      const client = createOpenapiFetchClient<paths>({ baseUrl, headers, fetch });
      return async () => {
        const { data } = await client.PATCH("/customers/{customer-id}", {
          params: { path: { "customer-id": customerId }, header: { "User-Agent": headers["User-Agent"] } },
          body: changes,
        });
        return data;
      };
    },
  },
  {
    name: "ofetch",
    does: "`api(path, { method, body })`",
    prepare(fetch) {
      const api = createFetch({ fetch, defaults: { baseURL: baseUrl, headers } });
      return () => api(path, { method: "PATCH", body: changes });
    },
  },
  {
    name: "stripe",
    does: "`stripe.v2.core.accounts.update(id, changes)`: the part of stripe that sends JSON",
    prepare(fetch) {
      const stripe = new Stripe("key", { httpClient: Stripe.createFetchHttpClient(fetch) });
      return () => stripe.v2.core.accounts.update(customerId, { contact_email: changes.email as string });
    },
  },
  {
    name: "@octokit/core",
    does: "`octokit.request(route, parameters)`",
    prepare(fetch) {
      const octokit = new Octokit({ auth: "token", baseUrl, userAgent: "benchmarks/1", request: { fetch } });
      return async () => {
        const { data } = await octokit.request("PATCH /customers/{customer_id}", {
          customer_id: customerId,
          ...changes,
        });
        return data;
      };
    },
  },
  {
    name: "openai",
    does: "`openai.patch(path, { body })`",
    prepare(fetch) {
      const openai = new OpenAI({ apiKey: "key", baseURL: baseUrl, fetch });
      return () => openai.patch(path, { body: changes });
    },
  },
  {
    name: "ky",
    does: "`api.patch(path, { json }).json()`",
    prepare(fetch) {
      const api = ky.create({ prefix: baseUrl, headers, fetch });
      return () => api.patch(path, { json: changes }).json();
    },
  },
];

function ourClient(fetch: typeof globalThis.fetch) {
  return createConomyClient({ baseUrl, apiKey: "key", accessToken: "token", userAgent: "benchmarks/1", fetch });
}
