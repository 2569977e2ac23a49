import { afterAll, describe, expect, it } from "vitest";
import { ConomyConnectionError, createConomyClient, isConomyError } from "../src/index.ts";
import { confidential, early, faults } from "./faults.ts";
import { provoke } from "./provoke.ts";
import { startRawServer } from "./raw-server.ts";
import { leaksIn, viewsOf } from "./views.ts";

const server = await startRawServer();
afterAll(() => server.close());

/** What Node reads as a response. Everything else is a broken connection. */
const read = /page|redirect|documented|more than one|unknown coding|a reason/;

describe.each([...Object.keys(faults), early])("a peer that sends %s", (fault) => {
  it.each(["auth", "call"] as const)("to the %s leaves no private word in any view", async (suffers) => {
    const { errors, lines } = await provoke(
      `${server.url}/${encodeURIComponent(fault)}/${suffers}`,
      createConomyClient,
    );
    expect(errors.filter((error) => !isConomyError(error))).toEqual([]);
    // A raw call resolves for a documented error.
    expect(errors.length).toBeGreaterThanOrEqual(2);
    const views = [...lines, ...errors.flatMap(viewsOf)];
    expect(leaksIn(views, confidential)).toEqual([]);
    expect(views.length).toBeGreaterThan(100);
    if (!read.test(fault)) for (const error of errors) expect(error).toBeInstanceOf(ConomyConnectionError);
  });
});
