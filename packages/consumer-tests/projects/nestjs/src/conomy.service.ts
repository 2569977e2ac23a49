import { type ConomyClient, type Customer, type CustomerUpdate, createConomyClient } from "@conomyhq/client";
import { Injectable } from "@nestjs/common";

@Injectable()
export class ConomyService {
  readonly #client: ConomyClient = createConomyClient({
    baseUrl: process.env.CONOMY_BASE_URL ?? "",
    apiKey: process.env.CONOMY_API_KEY,
    credentials: { clientId: process.env.CONOMY_CLIENT_ID, clientSecret: process.env.CONOMY_CLIENT_SECRET },
    userAgent: "nestjs/1.0",
  });

  update(id: string, changes: CustomerUpdate): Promise<Customer> {
    return this.#client.customers.update(id, changes);
  }
}
