import { expect, it } from "vitest";
import { operations } from "../src/contract.ts";
import type { OperationId } from "../src/faults/options.ts";
import { type Behaviour, behaviours } from "../src/operations.ts";
import { start } from "./helpers.ts";

it("has a behaviour for each operation; one that is missing does not compile", () => {
  const { createAccessToken } = behaviours;
  // @ts-expect-error -- there is no behaviour of updateCustomer
  const missing: Record<OperationId, Behaviour> = { createAccessToken };
  expect(Object.keys(missing)).not.toEqual(Object.keys(behaviours));
  expect(Object.keys(behaviours).sort()).toEqual(operations.map(({ id }) => id).sort());
});

it("respond does not compile without its response, nor a fault of an operation that there is not", async () => {
  const { faults } = await start();
  // @ts-expect-error -- respond needs a response
  expect(() => faults.next("respond")).toThrow(TypeError);
  // @ts-expect-error -- there is no such operation
  expect(() => faults.next("html", { operation: "deleteCustomer" })).toThrow(TypeError);
});
