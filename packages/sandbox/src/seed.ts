import { readFileSync } from "node:fs";
import type { Customer } from "@conomyhq/openapi-types";
import { exampleCustomer } from "./contract.ts";
import { rejectionOf } from "./validate.ts";

/** A customer that is stored, and so has an id. */
export type StoredCustomer = Customer & { id: string };

/** Somebody who may call the sandbox. */
export interface Tenant {
  clientId: string;
  clientSecret: string;
  apiKey: string;
  /** What the tenant has from the start. */
  customers?: StoredCustomer[];
}

/** What a sandbox starts with. */
export interface Seed {
  tenants: Tenant[];
}

/** One tenant that has the customer of the contract's example. */
export const defaultSeed: Seed = {
  tenants: [
    {
      clientId: "sandbox-client",
      clientSecret: "sandbox-secret",
      apiKey: "sandbox-key",
      customers: [exampleCustomer as StoredCustomer],
    },
  ],
};

/**
 * Reads a seed from a JSON file.
 *
 * @throws an `Error` that names the file and what is wrong in it.
 */
export function readSeed(file: string): Seed {
  let seed: unknown;
  try {
    seed = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`);
  }
  return checkSeed(seed, file);
}

/** @throws an `Error` that names where the seed is wrong. */
export function checkSeed(seed: unknown, name = "seed"): Seed {
  const reject = (problem: string): never => {
    throw new Error(`${name}: ${problem}.`);
  };
  const tenants = fieldsOf(seed).tenants;
  if (!Array.isArray(tenants) || tenants.length === 0) return reject("`tenants` must be a list of tenants");

  const taken = new Set<string>();
  const checkText = (value: unknown, place: string, scope: string) => {
    if (typeof value !== "string" || value === "") return reject(`${place} must be a text that is not empty`);
    if (taken.size === taken.add(`${scope} ${value}`).size) reject(`${place} is there twice`);
  };
  for (const [index, tenant] of tenants.entries()) {
    const at = `tenants[${index}]`;
    const { clientId, clientSecret, apiKey, customers = [], ...others } = fieldsOf(tenant);
    for (const other of Object.keys(others)) reject(`${at}.${other} is no field of a tenant`);
    checkText(clientId, `${at}.clientId`, "clientId");
    checkText(clientSecret, `${at}.clientSecret`, `clientSecret ${index}`);
    checkText(apiKey, `${at}.apiKey`, "apiKey");
    if (!Array.isArray(customers)) return reject(`${at}.customers must be a list of customers`);
    for (const [number, customer] of customers.entries()) {
      const place = `${at}.customers[${number}]`;
      const rejection = rejectionOf("Customer", customer);
      if (rejection) reject(`${place}: ${rejection}`);
      checkText(customer.id, `${place}.id`, `id ${index}`);
    }
  }
  return { tenants };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
