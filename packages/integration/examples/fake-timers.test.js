import { createConomyClient } from "@conomyhq/client";
import { startSandbox } from "@conomyhq/sandbox";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.useRealTimers());

it("waits as long as Conomy asks", async () => {
  const sandbox = await startSandbox({ port: false });
  const onAttempt = vi.fn();
  const conomy = createConomyClient({ ...sandbox.clientOptions, onAttempt });
  sandbox.faults.next("tooManyRequests", { retryAfter: 30 });

  vi.useFakeTimers();
  const update = conomy.customers.update("69e25243baa9fd9b463d6bac", { email: "ana@example.com" });
  await expect.poll(() => onAttempt.mock.lastCall).toMatchObject([{ wait: 30_000 }]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await update).toMatchObject({ email: "ana@example.com" });
});
