import { fileURLToPath } from "node:url";
import type { Customer, CustomerUpdate } from "@conomyhq/client";
import { loadDocument } from "@conomyhq/contract-document";

interface Contract {
  components: {
    parameters: Record<"CustomerId", { example: string }>;
    requestBodies: Record<"CustomerUpdate", { content: Json<{ examples: { email: { value: CustomerUpdate } } }> }>;
    responses: Record<"Customer", { content: Json<{ examples: { customer: { value: Customer } } }> }>;
  };
}

type Json<Content> = Record<"application/json", Content>;

const file = fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml"));
const { components } = loadDocument<Contract>(file).value;

/** The contract's example of a customer's id. */
export const customerId: string = components.parameters.CustomerId.example;

/** The contract's example of fields to change. */
export const changes: CustomerUpdate =
  components.requestBodies.CustomerUpdate.content["application/json"].examples.email.value;

/** The contract's example of a whole customer, which the stubbed `fetch` returns. */
export const customer: Customer = components.responses.Customer.content["application/json"].examples.customer.value;
