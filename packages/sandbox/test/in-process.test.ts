import { expect, it, vi } from "vitest";
import { control, customerId, faultsLeft, send, start, tokenOf } from "./helpers.ts";

it("takes what the platform's fetch takes: a text, a URL or a Request", async () => {
  const { fetch, url } = await start();
  const statuses = [
    await fetch(`${url}/none`),
    await fetch(new URL(`${url}/none`)),
    await fetch(new Request(`${url}/none`)),
    await fetch(new Request(`${url}/none`), { method: "POST", body: "{}" }),
  ];
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

it("rejects with the reason of the signal, before and during a call", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  await expect(send(sandbox, { token, signal: AbortSignal.abort("early") })).rejects.toBe("early");
  expect(sandbox.requests).toHaveLength(1);

  sandbox.faults.next("stall");
  const controller = new AbortController();
  const call = send(sandbox, { token, signal: controller.signal });
  await faultsLeft(sandbox, 0);
  controller.abort("late");
  await expect(call).rejects.toBe("late");
});

it("closing waits for the calls under way, and refuses further ones", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.faults.next("latency", { duration: 300 });
  const call = send(sandbox, { token, body: { lastName: "Soto" } });
  await faultsLeft(sandbox, 0);
  await sandbox.close();
  expect(await (await call).json()).toMatchObject({ id: customerId, lastName: "Soto" });
  await expect(send(sandbox, { token })).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
});

it("closing ends a call that stalls", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.faults.next("stall");
  const call = send(sandbox, { token });
  await faultsLeft(sandbox, 0);
  await Promise.all([
    expect(call).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } }),
    sandbox.close(),
  ]);
});

it("serves the control routes as well", async () => {
  const sandbox = await start({ control: true });
  expect(await control(sandbox, "POST", "/faults", { kind: "html" })).toEqual([201, [{ kind: "html", times: 1 }]]);
});

it("closing ends a call whose body never arrives, or that waits, after its grace period", async () => {
  const error = vi.spyOn(console, "error");
  const sandbox = await start({ stopGrace: 50 });
  const token = await tokenOf(sandbox);
  const body = new ReadableStream();
  const unread = sandbox.fetch(`${sandbox.url}/auth`, { method: "POST", body, duplex: "half" } as RequestInit);
  sandbox.faults.next("latency", { duration: 600_000 });
  const slow = send(sandbox, { token });
  const cut = { message: "fetch failed", cause: { code: "ECONNRESET" } };
  const ends = [expect(unread).rejects.toMatchObject(cut), expect(slow).rejects.toMatchObject(cut)];
  await faultsLeft(sandbox, 0);
  await sandbox.close();
  await Promise.all(ends);
  expect(error).not.toHaveBeenCalled();
  error.mockRestore();
});

it("closing takes its time also when the timers of a test stand still", async () => {
  const sandbox = await start({ stopGrace: 50, latency: 600_000 });
  const call = expect(send(sandbox, { token: "any" })).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  await expect.poll(() => sandbox.requests.length).toBe(1);
  vi.useFakeTimers();
  await sandbox.close();
  vi.useRealTimers();
  await call;
});
