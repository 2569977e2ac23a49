import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** The schemas of a contract, by references to them. */
export interface Schemas {
  /** @returns the check of a schema. */
  compile(reference: string): ValidateFunction;
}

export function createSchemas(contract: object): Schemas {
  // The contract is checked when the sandbox is built; to check it here again takes longer than everything else at the
  // start. What `format` names is not checked at all: OpenAPI 3.1 makes it an annotation.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, meta: false });
  // References of the contract lead into the document itself, so ajv gets it whole.
  ajv.addSchema({ ...contract, $id: "conomy" });
  const compiled = new Map<string, ValidateFunction>();
  return {
    compile($ref) {
      const validate = compiled.get($ref) ?? ajv.compile({ $ref });
      compiled.set($ref, validate);
      return validate;
    },
  };
}
