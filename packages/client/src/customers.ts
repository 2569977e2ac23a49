import type * as schemas from "@conomyhq/openapi-types";
import type { CallOptions, Perform } from "./method.ts";
import type { ResponsePromise } from "./result.ts";

// Interfaces, not aliases: an editor then shows `CustomerUpdate`, and not all of its members.

/** A payer, as Conomy returns it. */
export interface Customer extends schemas.Customer {}
/** The fields of a customer to change. */
export interface CustomerUpdate extends schemas.CustomerUpdate {}

/** The customers of the calling tenant. */
export interface Customers {
  /**
   * Changes some fields of a customer: `PATCH /customers/{customer-id}`. Fields that are left out keep their value.
   *
   * @param id - The customer's id.
   * @param changes - The fields to change.
   * @returns The whole customer, as it is afterwards; with `.withResponse()`, the response and the attempts beside it.
   * @throws {ConomyApiError} if Conomy returns an error, such as 404 for a customer that does not exist or belongs to
   * another tenant.
   * @throws {ConomyConnectionError | ConomyTimeoutError | ConomyParseError} if no readable response came.
   * @throws {ConomyConfigError} if an argument cannot work. Nothing was sent then.
   */
  update(id: string, changes: CustomerUpdate, options?: CallOptions): ResponsePromise<Customer>;
}

export function createCustomers(perform: Perform): Customers {
  return {
    update: (id, changes, options) =>
      perform(
        "PATCH",
        "/customers/{customer-id}",
        // Nothing at all is refused, as every other value that is no object.
        { params: { path: { "customer-id": id } }, body: changes ?? null },
        options,
      ),
  };
}
