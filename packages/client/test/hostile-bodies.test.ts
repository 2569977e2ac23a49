import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Behaviour, inTurn, reveal, sendJson, settle, startScene } from "./hostile-server.ts";

const total = 512 * 2 ** 20;

/** Sends as much as the client takes, up to 512 MiB, and tells how much that was. */
function flood(status: number, told: (bytes: number) => void): Behaviour {
  return (_, response) => {
    const chunk = Buffer.alloc(2 ** 16, " ");
    let bytes = 0;
    response.writeHead(status, { "content-type": "application/json", "content-length": total });
    const fill = () => {
      while (bytes < total && !response.destroyed) {
        bytes += chunk.length;
        if (!response.write(chunk)) return;
      }
    };
    response.on("drain", fill).on("close", () => told(bytes));
    fill();
  };
}

describe("a gigantic body", () => {
  it.each([
    [200, "ConomyParseError"],
    [400, "ConomyApiError"],
    [503, "ConomyApiError"],
  ])("of a %d is given up at the limit with a %s, for PATCH and POST", async (status, name) => {
    const sent: number[] = [];
    const behave = flood(status, (bytes) => sent.push(bytes));
    const { call } = await startScene(behave, { maxBodySize: 2 ** 20, retry: false });
    for (const error of await Promise.all([call.PATCH(), call.POST()].map(settle))) {
      expect(error).toMatchObject({ name, status });
    }
    // The client closed the connection: what the server could send is the limit, and what buffers on the way hold.
    await expect.poll(() => sent.length).toBe(2);
    expect(Math.max(...sent)).toBeLessThan(total / 4);
  });

  it("leaves its first bytes to be revealed", async () => {
    const { call } = await startScene(
      flood(200, () => {}),
      { maxBodySize: 2 ** 20 },
    );
    expect(reveal(await settle(call.PATCH()))).toMatchObject({ firstBytes: " ".repeat(200) });
  });

  it("leaves the client able to make the next call", async () => {
    const behave = inTurn(
      flood(200, () => {}),
      (_, response) => sendJson(response, 200, { firstName: "Ana" }),
    );
    const { call } = await startScene(behave, { maxBodySize: 2 ** 20 });
    await settle(call.PATCH());
    expect(await call.PATCH()).toEqual({ firstName: "Ana" });
  });

  it("that was small on the wire is given up at the default limit of 10 MiB", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, " "));
    const { call } = await startScene((_, response) => response.setHeader("content-encoding", "gzip").end(bomb));
    expect(String(await settle(call.PATCH()))).toContain("returned 200 with more than 10485760 bytes");
  });

  it.each([
    [19, { firstName: "Ana" }],
    [18, { name: "ConomyParseError", status: 200 }],
  ])("is one over %d bytes, if that is the limit", async (maxBodySize, outcome) => {
    const { call } = await startScene((_, response) => sendJson(response, 200, { firstName: "Ana" }), {
      maxBodySize,
      accessToken: "token",
    });
    expect(await settle(call.PATCH())).toMatchObject(outcome);
  });
});
