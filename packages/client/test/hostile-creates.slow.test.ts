import { expect, it } from "vitest";
import { type Behaviour, fail, respond, settle, startScene } from "./hostile-server.ts";

/** A random number from 0 to 1 whose sequence is the same in every run: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const total = 10_000;

it(`${total} creates through every kind of fault have no effect twice, and those that succeed have it once`, async () => {
  const effects = new Map<string, number>();
  const create = (body: string) => effects.set(body, (effects.get(body) ?? 0) + 1);
  const reset: Behaviour = (_, response) => response.socket?.resetAndDestroy();
  const slow: Behaviour = (...request) => void setTimeout(respond, 700, ...request);
  const afterCreating =
    (behave: Behaviour): Behaviour =>
    (request, response) => {
      create(request.body);
      return behave(request, response);
    };
  const faults: Record<string, Behaviour> = {
    none: afterCreating(respond),
    "503 before": fail(503),
    "503 after": afterCreating(fail(503)),
    "500 after": afterCreating(fail(500)),
    "504 after": afterCreating(fail(504, { "retry-after": "0" })),
    "reset before": reset,
    "reset after": afterCreating(reset),
    "reset in the response": afterCreating((_, response) =>
      response.write("{", () => response.socket?.resetAndDestroy()),
    ),
    "closed after": afterCreating((_, response) => response.socket?.destroy()),
    "429 alone": fail(429),
    "429 with Retry-After": fail(429, { "retry-after": "0" }),
    "too slow": afterCreating(slow),
    "401 for a stale token": fail(401),
    "HTML after": afterCreating((_, response) => response.end("<html>")),
  };
  const happened = new Map<string, number>();
  const random = seeded(20_250_424);
  const { call, tries, calls } = await startScene(
    (request, response) => {
      // Half of all requests go well.
      const names = Object.keys(faults);
      const name = names[Math.max(0, Math.floor((random() * 2 - 1) * names.length))] as string;
      happened.set(name, (happened.get(name) ?? 0) + 1);
      return faults[name]?.(request, response);
    },
    { timeout: 500, retry: { attempts: 5, minDelay: 1, maxDelay: 5 } },
  );

  let next = 0;
  let succeeded = 0;
  async function work(): Promise<void> {
    while (next < total) {
      const body = { firstName: "Ana", number: next++ };
      const outcome = await settle(call.POST({}, body));
      const created = effects.get(JSON.stringify(body)) ?? 0;
      const ok = (outcome as { response?: { ok: boolean } }).response?.ok === true;
      if (ok) succeeded++;
      if (ok ? created !== 1 : created > 1) throw new Error(`${created} effects of ${JSON.stringify(body)}`);
    }
  }
  await Promise.all(Array.from({ length: 100 }, work));

  expect(Math.max(...effects.values())).toBe(1);
  expect(succeeded).toBeGreaterThan(total / 4);
  expect(succeeded).toBeLessThan(total);
  // Every fault was there, and there were repeats to go wrong: how many, depends on how busy the machine is.
  expect([...happened.keys()].sort()).toEqual(Object.keys(faults).sort());
  expect(calls().length).toBeGreaterThan(total + 100);
  expect(new Set(tries())).toEqual(new Set([200, 401, 429, 500, 503, 504, "connection", "timeout"]));
}, 240_000);
