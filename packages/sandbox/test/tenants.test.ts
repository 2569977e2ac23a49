import { expect, it } from "vitest";
import { ownContract, routeOf } from "../src/contract.ts";
import { bodyOf, type Call, callerOf, send, start, tokenOf, twoTenants } from "./helpers.ts";

/** Each operation of the contract, called by the tenant `eva` for what belongs to `ana`, and the status of the response. */
const crossed: Record<string, Call & { status: number }> = {
  "PATCH /customers/{customer-id}": { path: "/customers/of-ana", body: { firstName: "stolen" }, status: 404 },
  "GET /customers/{customer-id}": { method: "GET", path: "/customers/of-ana", status: 404 },
  "GET /customers": { method: "GET", path: "/customers?id=of-ana", status: 200 },
  "POST /customers": { method: "POST", path: "/customers", body: { id: "of-ana", firstName: "own" }, status: 201 },
  "POST /auth": { method: "POST", path: "/auth", body: callerOf("ana").credentials, status: 401 },
};

it("crosses every operation of the contract", () => {
  expect(Object.keys(crossed)).toEqual(ownContract.operations.map(routeOf));
});

it("returns for another tenant's customer what one that does not exist gets", async () => {
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

it.each(Object.entries(crossed))("%s neither shows nor changes anything of another tenant", async (_, crossing) => {
  const { status, ...call } = crossing;
  const sandbox = await start({ seed: twoTenants });
  const [ana, eva] = [callerOf("ana"), callerOf("eva")];
  const before = sandbox.customers.list("ana");
  const response = await send(sandbox, { ...call, caller: eva });
  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/"firstName":"ana"|accessToken/);
  if (call.path !== "/auth") {
    expect((await send(sandbox, { ...call, caller: eva, token: await tokenOf(sandbox, ana) })).status).toBe(401);
    expect((await send(sandbox, { ...call, caller: ana, token: await tokenOf(sandbox, eva) })).status).toBe(401);
  }
  expect(sandbox.customers.list("ana")).toEqual(before);
});

it("keeps apart what two tenants have under the same id", async () => {
  const sandbox = await start({ seed: twoTenants });
  const updated = await bodyOf(
    send(sandbox, { path: "/customers/shared", body: { lastName: "Soto" }, caller: callerOf("eva") }),
  );
  expect(updated).toEqual({ id: "shared", firstName: "eva", lastName: "Soto" });
  expect(sandbox.customers.get("shared", "ana")).toEqual({ id: "shared", firstName: "ana" });
});
