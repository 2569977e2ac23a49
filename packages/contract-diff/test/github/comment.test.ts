import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callCommand } from "../command.ts";

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

const token = "ghs_secret";
const breaking = readFileSync(new URL("../fixtures/comments/no-changeset.md", import.meta.url), "utf8");
const accepted = readFileSync(new URL("../fixtures/comments/optional-property-added.md", import.meta.url), "utf8");
const clean = readFileSync(new URL("../fixtures/comments/refactor.md", import.meta.url), "utf8");

let folder: string;
let server: Server;
let api: string;
let comments: Comment[];
let requests: string[];
/** Responds to every request with this status, once it is set. */
let failure: number | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "contract-diff-comment-"));
  [comments, requests, failure] = [[], [], undefined];
  server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    let text = "";
    for await (const chunk of request) text += chunk;
    const respond = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (failure) return respond(failure, { message: `Resource not accessible with ${request.headers.authorization}` });
    if (request.headers.authorization !== `Bearer ${token}`) return respond(401, { message: "Bad credentials" });
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const at = `${request.method} ${pathname}`;
    if (at === "GET /repos/conomyhq/sdk/pulls") {
      const wanted = searchParams.get("head") ?? "fork:topic";
      const all = [
        { number: 6, head: { sha: "abc", ref: "another", repo: null } },
        { number: 7, head: { sha: "abc", ref: "topic", repo: null } },
      ];
      return respond(200, wanted === "fork:topic" && searchParams.get("state") === "open" ? all : []);
    }
    if (at === "GET /repos/conomyhq/sdk/issues/7/comments") {
      const [page, size] = [Number(searchParams.get("page")), Number(searchParams.get("per_page"))];
      return respond(200, comments.slice((page - 1) * size, page * size));
    }
    if (at === "POST /repos/conomyhq/sdk/issues/7/comments") {
      comments.push({ id: comments.length + 1, user: { type: "Bot" }, ...JSON.parse(text) });
      return respond(201, comments.at(-1));
    }
    const [, id] = /^PATCH \/repos\/conomyhq\/sdk\/issues\/comments\/(\d+)$/.exec(at) ?? [];
    const known = comments.find((comment) => comment.id === Number(id));
    if (!known) return respond(404, { message: "Not Found" });
    return respond(200, Object.assign(known, JSON.parse(text)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const run = { head_branch: "topic", head_sha: "abc", head_repository: { owner: { login: "fork" } } };

/** Writes what the command reads, says what its environment is, and runs it. */
function post(report: string | undefined, event: object = { workflow_run: run }, env: Record<string, string> = {}) {
  if (report !== undefined) writeFileSync(join(folder, "report.md"), report);
  writeFileSync(join(folder, "event.json"), JSON.stringify(event));
  writeFileSync(join(folder, "contract-diff.yaml"), "marker: conomy-contract-diff\n");
  return callCommand(folder, ["comment", "report.md"], {
    GITHUB_TOKEN: token,
    GITHUB_REPOSITORY: "conomyhq/sdk",
    GITHUB_EVENT_PATH: "event.json",
    GITHUB_API_URL: api,
    ...env,
  });
}

describe("the comment of a pull request", () => {
  it("is created first, updated in place then, and collapsed by a clean branch", async () => {
    expect(await post(breaking)).toEqual({ code: 0, stdout: "Comment: created.\n", stderr: "" });
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/^<!-- conomy-contract-diff -->\n\*\*Refused\.\*\* This needs a major release/);

    expect(await post(accepted)).toEqual({ code: 0, stdout: "Comment: updated.\n", stderr: "" });
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain("**Accepted.** This needs a minor release");

    expect(await post(clean)).toEqual({ code: 0, stdout: "Comment: updated.\n", stderr: "" });
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(
      /^<!-- conomy-contract-diff -->\n<details><summary>No contract change\.<\/summary>\n[\s\S]*<\/details>\n$/,
    );

    await post(breaking);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain("**Refused.**");
  });

  it("is not written for a branch that changes nothing", async () => {
    expect(await post("**No contract change.**\n\n<!-- contract-diff: no change -->\n")).toMatchObject({
      code: 0,
      stdout: "Comment: none needed.\n",
    });
    expect(comments).toEqual([]);
  });

  it("is found behind a hundred others, and never somebody's who copied the marker", async () => {
    comments = Array.from({ length: 130 }, (_, index) => ({ id: index + 1, body: "Nice.", user: { type: "User" } }));
    const body = "<!-- conomy-contract-diff -->\nMine.";
    Object.assign(comments[3] ?? {}, { body });
    Object.assign(comments[120] ?? {}, { body, user: { type: "Bot" } });
    expect(await post(breaking)).toMatchObject({ code: 0, stdout: "Comment: updated.\n" });
    expect(comments[3]?.body).toBe(body);
    expect(comments[120]?.body).toContain("**Refused.**");
  });

  it("is not written for a commit that is not the branch's last any more", async () => {
    const event = { workflow_run: { ...run, head_sha: "old" } };
    expect(await post(breaking, event)).toMatchObject({ code: 0, stdout: "Comment: outdated.\n" });
    expect(comments).toEqual([]);
  });

  it("belongs to the pull request of a `pull_request` event", async () => {
    expect(await post(breaking, { pull_request: { number: 7 } })).toMatchObject({ stdout: "Comment: created.\n" });
    expect(requests.some((request) => request.includes("/pulls"))).toBe(false);
  });

  it("belongs to the pull request whose fork is gone since", async () => {
    expect(await post(breaking, { workflow_run: { ...run, head_repository: null } })).toMatchObject({
      stdout: "Comment: created.\n",
    });
    expect(comments).toHaveLength(1);
  });

  it.each(["symbolic", "hard"])("is never made of a file that a %s link leads to", async (kind) => {
    const secret = join(folder, "secret");
    writeFileSync(secret, "The secret");
    (kind === "hard" ? linkSync : symlinkSync)(secret, join(folder, "report.md"));
    const { code, stderr } = await post(undefined);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "report.md is a link to another file, which is not read.\n",
    });
    expect(requests).toEqual([]);
  });

  it.each(["@team", "&#64;team", "&#x40;team", "&commat;team", "@&#116;eam", "x &AMP;#64;team"])(
    "calls nobody by %s",
    async (mention) => {
      await post(`**Refused.** Ask ${mention}.`);
      expect(comments[0]?.body).not.toMatch(/@[\w&-]|&[#\w]/);
    },
  );

  it("calls nobody, hides no second marker, and is never too long, whatever the report says", async () => {
    await post(`**Refused.** @conomyhq/team <!-- conomy-contract-diff --> ${"x".repeat(100_000)}`);
    const [{ body } = { body: "" }] = comments;
    expect(body).not.toMatch(/@conomyhq/);
    expect(body.split("<!--")).toHaveLength(2);
    expect(body.length).toBeLessThan(65_536);
  });
});

describe("what goes wrong", () => {
  it("is told with what was asked and returned, and without the token", async () => {
    failure = 403;
    const { code, stderr } = await post(breaking);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/repos\/conomyhq\/sdk\/pulls\?\S+ got status 403: /);
    expect(stderr).toContain("Resource not accessible with Bearer ***");
    expect(stderr).not.toContain(token);
  });

  it("may be that nothing responds", async () => {
    await new Promise((resolve) => server.close(resolve));
    const { code, stderr } = await post(breaking);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/ got no response: ECONNREFUSED\.\n$/) });
  });

  it("may be another event", async () => {
    const { code, stderr } = await post(breaking, {});
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "The event is neither a `pull_request` nor a `workflow_run`.\n",
    });
  });

  it("may be the call itself", async () => {
    expect(await post(breaking, {}, { GITHUB_TOKEN: "" })).toMatchObject({
      code: 2,
      stderr: "Set GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_EVENT_PATH.\n",
    });
  });
});
