import { sameSchema } from "../../../src/rate/rules/same-schema.ts";
import { contract, object, takes, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

const kinds = {
  Cat: object({ kind: text }, { required: ["kind"] }),
  Dog: object({ kind: text }, { required: ["kind"] }),
};
const [Cat, Dog] = ["#/components/schemas/Cat", "#/components/schemas/Dog"];
const told = (mapping?: object) => {
  const discriminator = { propertyName: "kind", ...(mapping && { mapping }) };
  return contract(takes({ oneOf: [{ $ref: Cat }, { $ref: Dog }], discriminator }), { components: { schemas: kinds } });
};

testRules(
  [sameSchema],
  [
    {
      name: "the tags that names imply are spelled out",
      forwards: "none",
      backwards: "none",
      base: told(),
      revision: told({ Cat, Dog }),
    },
    {
      name: "a mapping names schemas instead of referring to them",
      forwards: "none",
      backwards: "none",
      base: told({ Cat, Dog }),
      revision: told({ Cat: "Cat", Dog: "Dog" }),
    },
    {
      name: "a constant is written as an enum of one",
      forwards: "none",
      backwards: "none",
      base: contract(takes({ const: "a" })),
      revision: contract(takes({ enum: ["a"] })),
    },
  ],
);
