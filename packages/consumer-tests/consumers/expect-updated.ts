import type { Sandbox } from "@conomyhq/sandbox";
import { expect } from "vitest";
import { version } from "../publish.ts";

/** What a sandbox got and returned, such as `POST /auth 200`. */
export const trafficOf = ({ requests }: Sandbox): string[] =>
  requests.map(({ method, path, status }) => `${method} ${path} ${status}`);

/** Expects one authenticated update of the sandbox's customer, and a token for it. */
export function expectUpdated(sandbox: Sandbox, application: string, email: string): void {
  const [customer] = sandbox.customers.list();
  expect(trafficOf(sandbox)).toEqual(["POST /auth 200", `PATCH /customers/${customer?.id} 200`]);
  const always = {
    "user-agent": `${application} conomyhq-client/${version}`,
    "x-api-key": "****",
  };
  expect(sandbox.requests).toMatchObject([
    { headers: always },
    { headers: { ...always, authorization: "Bearer ****" }, body: JSON.stringify({ email }) },
  ]);
  expect(customer?.email).toBe(email);
}
