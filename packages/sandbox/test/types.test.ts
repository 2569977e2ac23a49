import { expect, it } from "vitest";
import type { Behaviours } from "../src/behaviour.ts";
import { ownContract } from "../src/contract.ts";
import { behaviours } from "../src/operations.ts";
import { start } from "./helpers.ts";

it("has a behaviour for each operation; one that is missing does not compile", () => {
  const { updateCustomer, ...others } = behaviours;
  // @ts-expect-error -- there is no behaviour of updateCustomer
  const missing: Behaviours = others;
  expect(Object.keys(missing)).not.toEqual(Object.keys(behaviours));
  expect(Object.keys(behaviours).sort()).toEqual(ownContract.operations.map(({ id }) => id).sort());
});

it("respond does not compile without its response, nor a fault of an operation that there is not", async () => {
  const { faults } = await start();
  // @ts-expect-error -- respond needs a response
  expect(() => faults.next("respond")).toThrow(TypeError);
  // @ts-expect-error -- there is no such operation
  expect(() => faults.next("html", { operation: "forgetCustomer" })).toThrow(TypeError);
});
