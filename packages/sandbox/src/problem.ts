import type { ErrorBody } from "@conomyhq/openapi-types";
import { documentedErrors } from "./contract.ts";

/** A documented error that ends a request. */
export class Problem extends Error {
  readonly #documented: Required<ErrorBody>;

  /** @param detail - By default what the contract's example of the error says. */
  constructor(type: string, detail?: string) {
    const documented = documentedErrors.get(type);
    if (!documented) throw new Error(`The contract documents no error of type ${type}.`);
    super(detail ?? documented.detail);
    this.#documented = documented;
  }

  /** The body that the contract describes, with its code, type and status. */
  toBody(traceId: string): Required<ErrorBody> {
    return { ...this.#documented, detail: this.message, traceId };
  }
}
