import { type ConomyClient, isConomyApiError } from "@conomyhq/client";

/** What became of a change. */
export type Outcome = "changed" | "postponed" | "unknown customer";

/** An imagined service that sends invoices, and tells Conomy where they go. */
export interface Billing {
  changeInvoiceAddress(customerId: string, email: string): Promise<Outcome>;
  /** Tries again what had to be postponed. */
  catchUp(): Promise<void>;
}

export function createBilling(conomy: ConomyClient): Billing {
  const postponed = new Map<string, string>();

  async function changeInvoiceAddress(customerId: string, email: string): Promise<Outcome> {
    try {
      await conomy.customers.update(customerId, { email });
      postponed.delete(customerId);
      return "changed";
    } catch (error) {
      if (isConomyApiError(error, { status: 404 })) return "unknown customer";
      if (isConomyApiError(error) && error.status < 500) throw error;
      postponed.set(customerId, email);
      return "postponed";
    }
  }

  return {
    changeInvoiceAddress,
    async catchUp() {
      for (const [customerId, email] of postponed) await changeInvoiceAddress(customerId, email);
    },
  };
}
