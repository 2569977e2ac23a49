import type { ErrorBody } from "@conomyhq/openapi-types";
import type { ErrorType } from "./description/served.ts";

/** A documented error that ends a request. */
export class Problem extends Error {
  readonly type: ErrorType;
  readonly #detail: string | undefined;

  /** @param detail - By default what the contract's example of the error says. */
  constructor(type: ErrorType, detail?: string) {
    super(detail ?? type);
    this.type = type;
    this.#detail = detail;
  }

  /** The body that the contract describes, with its code, type and status. */
  toBody(errors: ReadonlyMap<ErrorType, Required<ErrorBody>>, traceId: string): Required<ErrorBody> {
    const documented = errors.get(this.type);
    if (!documented) throw new Error(`The contract documents no error of type ${this.type}.`);
    return { ...documented, detail: this.#detail ?? documented.detail, traceId };
  }
}
