import { expect, it } from "vitest";
import changelog, { linkOperations } from "../changelog.ts";

const reference = "https://conomyhq.github.io/conomy-typescript-sdk/#/other/";

it("an operation of the contract leads to the reference, and what is none does not", () => {
  expect(linkOperations("`PATCH /customers/{customer-id}` and `POST /payments`, not GET /customers")).toBe(
    `[\`PATCH /customers/{customer-id}\`](${reference}updatecustomer) and \`POST /payments\`, not GET /customers`,
  );
});

it("a link that the author wrote stays", () => {
  const text = "[`GET /customers`](https://example.com)";
  expect(linkOperations(text)).toBe(text);
});

it("what was written stays one item of the list, with its paragraphs", async () => {
  expect(await changelog.getReleaseLine({ summary: "Ids are short.\n\nMigration: ask\nagain.\n" })).toBe(
    "- Ids are short.\n\n  Migration: ask\n  again.",
  );
});
