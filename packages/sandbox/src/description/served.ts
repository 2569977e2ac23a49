import type { operations } from "@conomyhq/openapi-types";

/** The parameters of an operation's path. */
type PathParameter<Id extends keyof operations> = Extract<
  keyof NonNullable<operations[Id]["parameters"]["path"]>,
  string
>;

/** What the sandbox does, by `operationId`, and the parameters of the path that it needs for it. */
export const served: { [Id in keyof operations]: PathParameter<Id>[] } = {
  createAccessToken: [],
  createCustomer: [],
  getCustomer: ["customer-id"],
  listCustomers: [],
  updateCustomer: ["customer-id"],
};

/** What a contract must have for the sandbox. */
export interface Needs {
  /** The operations, and the parameters that their paths need. */
  served: Readonly<Record<string, readonly string[]>>;
  /** The errors that are shown in examples. */
  errorTypes: readonly ErrorType[];
  /** The schema of which an example is shown: the seed has it. */
  seed?: string;
}

/** The errors that the sandbox returns, by itself or on demand: the contract shows each of them in an example. */
export const errorTypes = [
  "alreadyExist",
  "failedPrecondition",
  "forbiddenOperation",
  "invalidParam",
  "missingParam",
  "notFound",
  "parsingResource",
  "serverError",
  "tooManyRequests",
  "unauthorized",
  "unimplemented",
  "unknown",
] as const;

/** The `type` of such an error. */
export type ErrorType = (typeof errorTypes)[number];

/** What the contract of the customers API has. */
export const conomy: Needs = { served, errorTypes, seed: "Customer" };
