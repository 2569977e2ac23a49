import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderContract } from "../generator.ts";

const contract = readFileSync(new URL("../../../openapi/conomy.yaml", import.meta.url), "utf8");

describe("what the client knows of the contract at run time", () => {
  it.each([
    [
      "a server's URL",
      "url: https://api.conomyhq.com/sandbox",
      "url: https://other.test/sandbox",
      "https://other.test/sandbox",
    ],
    ["the key's header", "name: x-api-key", "name: x-other-key", 'apiKeyHeader = "x-other-key"'],
    ["the version", "example: 24-04-2025", "example: 01-01-2027", 'apiVersion = "01-01-2027"'],
    ["the path of createAccessToken", "  /auth:", "  /token:", 'authPath = "/token"'],
    ["a code", '"43"]', '"43", "44"]', '| "44"'],
  ])("follows an edit of %s", (_, from, to, expected) => {
    expect(renderContract(contract)).not.toContain(expected);
    expect(renderContract(contract.replace(from, to))).toContain(expected);
  });

  it("needs the operation that obtains tokens, and says so", () => {
    expect(() => renderContract(contract.replace("operationId: createAccessToken", "operationId: other"))).toThrow(
      "no operation is called createAccessToken",
    );
  });
});
