import { expect, it } from "vitest";
import { operations, routeOf } from "../src/contract.ts";
import { bodyOf, type Call, callerOf, send, start, tokenOf, twoTenants } from "./helpers.ts";

/** Each operation of the contract, called for what belongs to another tenant. */
const crossed: Record<string, Call> = {
  "PATCH /customers/{customer-id}": { path: "/customers/of-ana", body: { firstName: "stolen" } },
  "POST /auth": { method: "POST", path: "/auth", body: callerOf("ana").credentials },
};

it("crosses every operation of the contract", () => {
  expect(Object.keys(crossed)).toEqual(operations.map(routeOf));
});

it("answers another tenant's customer as one that does not exist", async () => {
  const sandbox = await start({ seed: twoTenants });
  const caller = callerOf("eva");
  const [others, none] = [
    await send(sandbox, { ...crossed["PATCH /customers/{customer-id}"], caller }),
    await send(sandbox, { path: "/customers/none", caller }),
  ];
  expect([others.status, none.status]).toEqual([404, 404]);
  const { traceId: first, ...othersBody } = await bodyOf(others);
  const { traceId: second, ...noneBody } = await bodyOf(none);
  expect(othersBody).toEqual(noneBody);
  expect(first).not.toBe(second);
});

it.each(Object.entries(crossed))("%s neither shows nor changes anything of another tenant", async (_, call) => {
  const sandbox = await start({ seed: twoTenants });
  const [ana, eva] = [callerOf("ana"), callerOf("eva")];
  const before = sandbox.customers.list("ana");
  const tokens = [await tokenOf(sandbox, ana), await tokenOf(sandbox, eva)];
  const mixes = [eva, ana].flatMap((caller) => tokens.map((token) => ({ ...call, caller, token })));
  for (const mix of mixes) {
    const isAna = mix.caller === ana && (mix.token === tokens[0] || call.path === "/auth");
    const response = await send(sandbox, { ...mix, ...(isAna && call.path !== "/auth" && { body: {} }) });
    expect(response.ok).toBe(isAna);
    if (!isAna) expect(await response.text()).not.toMatch(/of-ana|"firstName"|accessToken/);
  }
  expect(sandbox.customers.list("ana")).toEqual(before);
});

it("keeps apart what two tenants have under the same id", async () => {
  const sandbox = await start({ seed: twoTenants });
  const answer = await bodyOf(
    send(sandbox, { path: "/customers/shared", body: { lastName: "Soto" }, caller: callerOf("eva") }),
  );
  expect(answer).toEqual({ id: "shared", firstName: "eva", lastName: "Soto" });
  expect(sandbox.customers.get("shared", "ana")).toEqual({ id: "shared", firstName: "ana" });
});
