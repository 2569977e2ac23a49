import type { Context, Hono } from "hono";
import { Misuse } from "../misuse.ts";
import { parseTime } from "../time.ts";
import type { Controlled } from "./controlled.ts";
import { objectOf } from "./json.ts";

export function addClock(hono: Hono, { clock }: Controlled): void {
  const tell = (context: Context) => context.json({ time: new Date(clock.now()).toISOString() });

  hono.get("/clock", tell);
  hono.put("/clock", async (context) => {
    clock.set(parseTime((await objectOf(context)).time, "time"));
    return tell(context);
  });
  hono.post("/clock/advance", async (context) => {
    const { ms } = await objectOf(context);
    if (!Number.isSafeInteger(ms)) throw new Misuse("ms must be a whole number.");
    clock.advance(Number(ms));
    return tell(context);
  });
  hono.post("/clock/freeze", (context) => {
    clock.freeze();
    return tell(context);
  });
  hono.post("/clock/resume", (context) => {
    clock.resume();
    return tell(context);
  });
}
