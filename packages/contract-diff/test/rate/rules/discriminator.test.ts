import { discriminator } from "../../../src/rate/rules/discriminator.ts";
import { contract, object, type Pair, returns, takes, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

const animal = (name: string) => object({ kind: text, sort: text, [name]: text }, { required: ["kind", "sort"] });
const components = { schemas: { Cat: animal("lives"), Dog: animal("tricks") } };
const oneOf = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];
const pet = (propertyName: string, mapping?: object) => ({
  oneOf,
  discriminator: { propertyName, ...(mapping && { mapping }) },
});

const pair = (
  name: string,
  level: Pair["forwards"],
  operation: (schema: unknown) => object,
  base: object,
  revision: object,
): Pair => ({
  name,
  forwards: level,
  backwards: level,
  base: contract(operation(base), { components }),
  revision: contract(operation(revision), { components }),
});

const full = { Cat: "#/components/schemas/Cat", Dog: "#/components/schemas/Dog" };
const swapped = { Cat: "#/components/schemas/Dog", Dog: "#/components/schemas/Cat" };

testRules(
  [discriminator],
  [
    pair("requests are told apart by another property", "major", takes, pet("kind"), pet("sort")),
    pair("responses are told apart by another property", "major", returns, pet("kind"), pet("sort")),
    pair("two tags of a request exchange their schemas", "major", takes, pet("kind", full), pet("kind", swapped)),
    pair("a tag of a response is renamed", "major", returns, pet("kind", { c: full.Cat, d: full.Dog }), {
      ...pet("kind", { k: full.Cat, d: full.Dog }),
    }),
  ],
);
