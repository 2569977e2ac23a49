import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare.ts";
import { decide } from "../../src/release/gate.ts";
import { render } from "../../src/report/index.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";
import { folderOf } from "../contract/files.ts";
import { contract } from "../repository.ts";

const refused = decide("major", { bump: "none", migration: "missing" }, ["@conomyhq/openapi-types"]);

/** The articles of a page. */
const articlesIn = (page: string) => page.match(/<article [\s\S]*?<\/article>/g) ?? [];

/** What a page shows of a comparison of the contract with an edited one. */
async function articleOf(from: string, to: string): Promise<string> {
  const folder = folderOf({ "base.yaml": contract });
  expect(contract).toContain(from);
  writeFileSync(join(folder, "revision.yaml"), contract.replace(from, to));
  const comparison = await compare("base.yaml", "revision.yaml", { cwd: folder, typescript: false });
  expect(render("json", comparison, undefined)).not.toContain("excerpt");
  return articlesIn(render("html", comparison, undefined))[0] ?? "";
}

describe("the page", () => {
  it("begins with the verdict, and offers the changeset that is missing", () => {
    const page = render("html", comparisonOf({ bump: "major", changes: [changeOf("major")] }), refused);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain(
      "<p><strong>Refused.</strong> This needs a major release, but no changeset declares one.</p>",
    );
    expect(page).toContain('<pre tabindex="0">---\n&quot;@conomyhq/openapi-types&quot;: major\n---');
  });

  it("has an article for each change, the gravest first, with why and with the proof", () => {
    const witness = { value: "ab", acceptedBy: "base", direction: "request", pointer: "", reason: "it is too long" };
    const changes = [
      changeOf("minor"),
      changeOf("major", { because: "Callers send it.", engine: { level: "none" }, witness: witness as never }),
    ];
    const [first = "", second = ""] = articlesIn(render("html", comparisonOf({ changes }), undefined));
    expect(second).toContain('<b class="minor">minor</b> Something minor of <code>Customer</code> changed.');
    expect(first).toContain("<p><code>Customer</code>, in responses of <code>GET /customers</code></p>");
    expect(first).toContain("<p>Callers send it. (The engine alone rates this none.)</p>");
    expect(first).toContain("Requests could send <code>&quot;ab&quot;</code> and cannot any more: it is too long.");
    expect(first).toContain('<a href="openapi/conomy.yaml#L12"><code>openapi/conomy.yaml:12</code></a>');
  });

  it("leads from each operation to its place in the reference that is named", () => {
    const operationIds = { "GET /customers": "listCustomers", "PUT /other": "replaceOther" };
    const comparison = comparisonOf({ changes: [changeOf("minor")], operationIds });
    const reference = 'index.html?"#/other/{operationid}';
    expect(render("html", comparison, undefined, { reference })).toContain(
      '<p>In the reference: <a href="index.html?&quot;#/other/listcustomers"><code>GET /customers</code></a></p>',
    );
    expect(render("html", comparison, undefined)).not.toContain("In the reference");
  });

  it("shows types once: within the change that breaks them, or else alone", () => {
    const place = { file: "a.yaml", pointer: "#/components/schemas/Customer/properties/email", line: 1, col: 1 };
    const typescript = [
      impactOf({ message: "Known.", pointer: "/components/schemas/Customer/properties/email" }),
      impactOf({ message: "Alone." }),
    ];
    const changes = [changeOf("minor", { revision: place }), changeOf("minor", { base: place })];
    const articles = articlesIn(render("html", comparisonOf({ changes, typescript }), undefined));
    expect(articles.map((article) => article.match(/Known|Alone/g)?.join())).toEqual(["Known", undefined, "Alone"]);
    expect(articles.map((article) => /data-levels="(.*?)"/.exec(article)?.[1])).toEqual([
      "minor major",
      "minor",
      "major",
    ]);
  });

  it("finds what belongs to a path under each of its operations", () => {
    const uses = (operation: string) => ({ uses: [{ operation, direction: "request" as const }] });
    const changes = [
      changeOf("major", uses("GET /a")),
      changeOf("major", uses("GET /b")),
      changeOf("major", uses("* /a")),
    ];
    const page = render("html", comparisonOf({ changes }), undefined);
    expect(page).toContain(
      '<option value="0">* /a</option><option value="1">GET /a</option><option value="2">GET /b</option>',
    );
    expect(articlesIn(page).map((article) => /data-operations="(.*?)"/.exec(article)?.[1])).toEqual(["1", "2", "0 1"]);
  });

  it("lists every operation that a sentence only counts", () => {
    const uses = Array.from({ length: 7 }, (_, index) => ({
      operation: `GET /${index}`,
      direction: "request" as const,
    }));
    const [article] = articlesIn(render("html", comparisonOf({ changes: [changeOf("major", { uses })] }), undefined));
    expect(article).toContain("<summary>All 7 operations</summary>");
    expect(article).toContain("<li><code>GET /6</code></li>");
  });
});

describe("base and revision", () => {
  it("stand side by side, with the lines that differ marked", async () => {
    const article = await articleOf("maxLength: 3", "maxLength: 2");
    const [base = "", revision = ""] = article.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
    expect(base).toMatch(/type: string\n +72 {2}<mark> +maxLength: 3<\/mark>\n +73 {2} +CustomerUpdate:/);
    expect(revision).toMatch(/type: string\n +72 {2}<mark> +maxLength: 2<\/mark>\n/);
  });

  it("mark no line that both have", () => {
    const place = { file: "a.yaml", pointer: "#/enum", line: 1, col: 1 };
    const excerpt = (value: string) => ({
      start: 1,
      lines: ["enum:", "  - a", value],
      part: [1, 3] as [number, number],
    });
    const excerpts = { base: excerpt("  - b"), revision: excerpt("  - c") };
    const changes = [changeOf("major", { base: place, revision: place, excerpts })];
    const page = render("html", comparisonOf({ changes }), undefined);
    expect(page.match(/<mark>.*<\/mark>/g)).toEqual(["<mark>  - b</mark>", "<mark>  - c</mark>"]);
  });

  it("mark all of what was removed, and say that it is gone", async () => {
    const article = await articleOf(
      "        email:\n          description: The e-mail address.\n          type: string\n",
      "",
    );
    expect(article.match(/<mark>.*<\/mark>/g)).toEqual([
      "<mark>        email:</mark>",
      "<mark>          description: The e-mail address.</mark>",
      "<mark>          type: string</mark>",
    ]);
    expect(article).toContain("<figcaption>not in the revision</figcaption></figure>");
  });

  it("mark only what came in a part that was there", async () => {
    const article = await articleOf("  title: Customers\n", "  title: Customers\n  description: New.\n");
    expect(article.match(/<mark>.*<\/mark>/g)).toEqual(["<mark>  description: New.</mark>"]);
  });
});

it("a first version shows nothing of a base", async () => {
  const change = changeOf("minor", { base: { file: "nothing", pointer: "#/", line: 1, col: 1 } });
  const page = render("html", comparisonOf({ base: "nothing", changes: [change] }), undefined);
  expect(page).not.toContain("nothing:1");
});
