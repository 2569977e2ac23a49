import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "conomy-har-"));
afterAll(() => rmSync(folder, { recursive: true }));

const drift = (...args: string[]) => call(join(import.meta.dirname, "../drift.ts"), ...args);

function har(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** A recording of one authentication, with the body of the response as given. */
function recording(url: string, body: object) {
  const request = {
    method: "POST",
    url,
    headers: [{ name: "x-api-key", value: "key" }],
    postData: { mimeType: "application/json", text: JSON.stringify({ clientId: "id", clientSecret: "secret" }) },
  };
  const content = { mimeType: "application/json", text: JSON.stringify(body) };
  const response = { status: 200, headers: [], content };
  return { log: { version: "1.2", entries: [{ startedDateTime: "2026-01-01T00:00:00Z", request, response }] } };
}

const url = "https://api.conomyhq.com/sandbox/auth";
const good = { accessToken: "eyJ.e.", tokenType: "Bearer", expiresIn: 3600 };

describe("drift", () => {
  it("finds nothing in traffic that is as the contract says", async () => {
    const { code, stdout, stderr } = await drift(har("good.har", recording(url, good)));
    expect(stderr).toBe("");
    expect(stdout).toBe("Exchanges: 1, known to the contract: 1. Differences: 0.\n");
    expect(code).toBe(0);
  });

  it("finds a response of another shape, and shows no value of it", async () => {
    const { code, stdout, stderr } = await drift(har("bad.har", recording(url, { ...good, expiresIn: "one hour" })));
    expect(stdout).toBe('error POST /auth 200: Response field "expiresIn" must be number. (exchange 0)\n');
    expect(stderr).toBe("\nExchanges: 1, known to the contract: 1. Differences: 1.\n");
    expect(code).toBe(1);
  });

  it("reads what was recorded of another server, if that is named", async () => {
    const file = har("local.har", recording("http://127.0.0.1:4010/auth", good));
    expect(await drift(file, "--server", "http://127.0.0.1:4010")).toMatchObject({ code: 0, stderr: "" });
    expect((await drift(file)).stdout).toContain("Undocumented server");
    const { code, stderr } = await drift(file, "--server", "http://127.0.0.1:1");
    expect(stderr).toBe("Exchanges: 1, known to the contract: 0. Give --server URL if another server was recorded.\n");
    expect(code).toBe(1);
  });
});

describe("drift, called wrongly", () => {
  it.each([
    ["not.har", "{", "is not JSON, so it is no HAR. Record it again."],
    ["other.har", {}, "is no HAR: it has no list `log.entries`. Record it again."],
    ["null.har", "null", "is no HAR: it has no list `log.entries`. Record it again."],
    ["empty.har", { log: { entries: [] } }, "holds no exchange. Record it again."],
  ])("says of %s what is wrong with it", async (name, content, message) => {
    const file = har(name, content);
    expect(await drift(file)).toEqual({ code: 1, stdout: "", stderr: `${file} ${message}\n` });
  });

  it("says which exchange is broken", async () => {
    const file = har("broken.har", { log: { entries: [recording(url, good).log.entries[0], { request: null }] } });
    const message = `${file}: log.entries[1] has no request with method and url. Record it again.\n`;
    expect(await drift(file)).toEqual({ code: 1, stdout: "", stderr: message });
  });

  it("says that there is no such file", async () => {
    const file = join(folder, "nowhere.har");
    expect(await drift(file)).toEqual({ code: 1, stdout: "", stderr: `${file} does not exist.\n` });
  });

  it.each([
    [[], "Name one file, such as FILE.har. See --help.\n"],
    [["a.har", "b.har"], "Name one file, such as FILE.har. See --help.\n"],
    [["a.har", "--server", "nowhere"], "--server nowhere is no URL. See --help.\n"],
    [["a.har", "--sever", "x"], "Unknown option '--sever'. Did you mean --server? See --help.\n"],
  ])("%j exits with 2", async (args, stderr) => {
    expect(await drift(...args)).toEqual({ code: 2, stdout: "", stderr });
  });

  it("explains itself", async () => {
    const { code, stdout } = await drift("--help");
    expect(stdout).toMatch(/^Usage: pnpm drift FILE\.har/);
    expect(code).toBe(0);
  });
});
