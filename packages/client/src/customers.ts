import type * as schemas from "@conomyhq/openapi-types";
import type { ListOptions, ListPromise } from "./list.ts";
import type { CallOptions, Perform } from "./method.ts";
import { createResource, type Operations } from "./resource.ts";
import type { ResponsePromise } from "./result.ts";

// Interfaces, not aliases: an editor then shows `CustomerUpdate`, and not all of its members.

/** A payer, as Conomy returns it. */
export interface Customer extends schemas.Customer {}
/** A customer to create. */
export interface NewCustomer extends schemas.NewCustomer {}
/** The fields of a customer to change. */
export interface CustomerUpdate extends schemas.CustomerUpdate {}
/** Which customers to list, and where to begin. */
export interface CustomerQuery extends Omit<Listed, "next"> {}
/** The query of a list. */
type Listed = NonNullable<schemas.paths["/customers"]["get"]["parameters"]["query"]>;

/**
 * The customers of the calling tenant.
 *
 * Every method returns its data, or throws: `ConomyApiError` if Conomy returns an error, `ConomyConnectionError`,
 * `ConomyTimeoutError` or `ConomyParseError` if no readable response came, and `ConomyConfigError` if an argument cannot work,
 * before anything is sent. `.withResponse()` gives the response and the attempts beside the data.
 */
export interface Customers {
  /**
   * Creates a customer: `POST /customers`. It is repeated only if the customer was certainly not created: after 429, or if no
   * connection was made.
   *
   * @param customer - Only `firstName` is required.
   * @returns The new customer.
   * @throws {ConomyApiError} with code `13` if it exists already: an earlier attempt probably succeeded, so look for it.
   */
  create(customer: NewCustomer, options?: CallOptions): ResponsePromise<Customer>;
  /**
   * Reads a customer: `GET /customers/{customer-id}`.
   *
   * @param id - The customer's id.
   * @throws {ConomyApiError} with status 404 if it does not exist or belongs to another tenant.
   */
  get(id: string, options?: CallOptions): ResponsePromise<Customer>;
  /**
   * Lists customers: `GET /customers`. `await` gives one page; `for await` all customers, page after page.
   *
   * @param query - Filters, the number of customers on a page (`limit`), and how many to skip (`offset`).
   * @throws {ConomyParseError} in a loop, if a page does not continue the one before: see {@link ListPromise}.
   *
   * @example
   * ```ts
   * for await (const customer of conomy.customers.list({ limit: 100 })) console.log(customer.id);
   * ```
   */
  list(query?: CustomerQuery, options?: ListOptions): ListPromise<Customer>;
  /**
   * Changes some fields of a customer: `PATCH /customers/{customer-id}`. Fields that are left out keep their value.
   *
   * @param id - The customer's id.
   * @param changes - The fields to change.
   * @returns The whole customer, as it is afterwards.
   * @throws {ConomyApiError} with status 404 if it does not exist or belongs to another tenant.
   */
  update(id: string, changes: CustomerUpdate, options?: CallOptions): ResponsePromise<Customer>;
}

/** Operations of the contract that have no method, and why. */
interface RawOnly {
  "POST /auth": "the client calls it itself, for its credentials";
}

// One line for each operation: its method, and what the method takes beside the values of the path.
const operations = {
  "POST /customers": ["create", "body"],
  "GET /customers": ["list", "pages"],
  "GET /customers/{customer-id}": ["get"],
  "PATCH /customers/{customer-id}": ["update", "body"],
} as const satisfies Operations<Customers, RawOnly>;

/** Makes the methods of `conomy.customers`. */
export function createCustomers(perform: Perform): Customers {
  return createResource(operations, perform);
}
