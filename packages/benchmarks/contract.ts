import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Customer, CustomerUpdate } from "@conomyhq/client";
import { parse } from "yaml";

const { components } = parse(readFileSync(fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml")), "utf8"));

/** The contract's example of a customer's id. */
export const customerId: string = components.parameters.CustomerId.example;

/** The contract's example of fields to change. */
export const changes: CustomerUpdate =
  components.requestBodies.CustomerUpdate.content["application/json"].examples.email.value;

/** The contract's example of a whole customer, which the stubbed `fetch` answers. */
export const customer: Customer = components.responses.Customer.content["application/json"].examples.customer.value;
