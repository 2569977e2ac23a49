import { readFileSync } from "node:fs";
import type { Customer } from "@conomyhq/openapi-types";
import type { ServedContract } from "./contract.ts";
import { isUnnameable, unnameable } from "./customer-id.ts";
import type { Schemas } from "./description/schemas.ts";
import { Misuse } from "./misuse.ts";
import { parseExactly } from "./numbers.ts";
import { rejectionOf } from "./validate.ts";

/** A customer that is stored, and so has an id. */
export type StoredCustomer = Customer & { id: string };

/** Somebody who may call the sandbox. */
export interface Tenant {
  /** Exchanged for a token at `POST /auth`, together with the secret. It identifies the tenant. */
  clientId: string;
  /** The secret of the client id. */
  clientSecret: string;
  /** Sent as `x-api-key`. No other tenant may have it. */
  apiKey: string;
  /** What the tenant has from the start. */
  customers?: StoredCustomer[];
}

/** What a sandbox starts with. */
export interface Seed {
  tenants: Tenant[];
}

/** One tenant that has the customer of the contract's example. */
export function defaultSeed({ customer }: ServedContract): Seed {
  return {
    tenants: [
      {
        clientId: "sandbox-client",
        clientSecret: "sandbox-secret",
        apiKey: "sandbox-key",
        customers: [customer as StoredCustomer],
      },
    ],
  };
}

/**
 * Reads a seed from a JSON file.
 *
 * @throws an `Error` that names the file and what is wrong in it.
 */
export function readSeed(file: string, schemas: Schemas): Seed {
  let seed: unknown;
  try {
    seed = parseExactly(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`);
  }
  return checkSeed(seed, schemas, file);
}

/** @throws a `TypeError` that names where the seed is wrong. */
export function checkSeed(seed: unknown, schemas: Schemas, name = "seed"): Seed {
  const { tenants, ...others } = fieldsOf(seed);
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Misuse(`${name}: \`${other}\` is not a field of a seed.`);
  if (!Array.isArray(tenants) || tenants.length === 0)
    throw new Misuse(`${name}: \`tenants\` must be a list of tenants.`);
  const taken = new Set<string>();
  for (const [index, tenant] of tenants.entries()) {
    const problem = problemOf(tenant, `tenants[${index}].`, taken, schemas);
    if (problem) throw new Misuse(`${name}: ${problem}.`);
  }
  return { tenants };
}

/** @throws a `TypeError` that names where the tenant is wrong. */
export function checkTenant(tenant: unknown, schemas: Schemas): Tenant {
  const problem = problemOf(tenant, "", new Set(), schemas);
  if (problem) throw new Misuse(`The tenant is not valid: ${problem}.`);
  return tenant as Tenant;
}

/** @param taken - What may be there once only, among all tenants. */
function problemOf(tenant: unknown, at: string, taken: Set<string>, schemas: Schemas): string | undefined {
  const { clientId, clientSecret, apiKey, customers = [], ...others } = fieldsOf(tenant);
  const [other] = Object.keys(others);
  if (other !== undefined) return `${at}${other} is not a field of a tenant`;
  for (const [field, value] of Object.entries({ clientId, clientSecret, apiKey })) {
    if (typeof value !== "string" || value === "") return `${at}${field} must be a non-empty string`;
    if (field === "clientSecret") continue;
    if (field === "clientId" && isUnnameable(value))
      return `${at}clientId must not be . or .., because no URL can name such a tenant`;
    if (field === "apiKey" && !/^[\x21-\x7e]+$/.test(value))
      return `${at}apiKey must be printable ASCII without spaces, because headers carry it`;
    if (taken.size === taken.add(`${field} ${value}`).size) return `${at}${field} is used twice`;
  }
  if (!Array.isArray(customers)) return `${at}customers must be a list of customers`;
  const ids = new Set<string>();
  for (const [number, customer] of customers.entries()) {
    const place = `${at}customers[${number}]`;
    const rejection = rejectionOf(schemas, "Customer", customer);
    if (rejection) return `${place}: ${rejection}`;
    if (!customer.id) return `${place}.id must be a non-empty string`;
    if (isUnnameable(customer.id)) return `${place}: ${unnameable}`;
    if (ids.size === ids.add(customer.id).size) return `${place}.id is used twice`;
  }
  return undefined;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
