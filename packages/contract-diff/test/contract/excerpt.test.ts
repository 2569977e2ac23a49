import { describe, expect, it } from "vitest";
import { folderOf, read } from "./files.ts";

const long = Array.from({ length: 100 }, (_, index) => `        - value${index}\n`).join("");
const yaml = `openapi: 3.1.0
info: { title: T, version: "1" }
paths: {}
components:
  schemas:
    Name:
      type: string
    Other: { $ref: "parts.json#/Other" }
    Many:
      enum:
${long}`;
const parts = JSON.stringify({ Other: { type: "string", description: "x".repeat(1000) } }, null, 1);

const contract = () => read(folderOf({ "openapi.yaml": yaml, "parts.json": parts }));

describe("an excerpt", () => {
  it("has a part with its key, and two lines around it", () => {
    expect(contract().excerptOf("#/components/schemas/Name")).toEqual({
      start: 4,
      lines: [
        "components:",
        "  schemas:",
        "    Name:",
        "      type: string",
        '    Other: { $ref: "parts.json#/Other" }',
        "    Many:",
      ],
      part: [6, 7],
    });
  });

  it("is of the file that the part is written in, with long lines cut", () => {
    const { start, lines, part } = contract().excerptOf("#/components/schemas/Other");
    expect({ start, part }).toEqual({ start: 1, part: [2, 5] });
    expect(lines[1]).toBe(' "Other": {');
    expect(lines[3]).toHaveLength(201);
  });

  it("is cut where the part is long", () => {
    const { lines, part } = contract().excerptOf("#/components/schemas/Many/enum");
    expect(part).toEqual([10, 110]);
    expect(lines).toHaveLength(33);
  });

  it("of what is not there is of what is nearest to it", () => {
    expect(contract().excerptOf("#/components/schemas/Name/maxLength").part[0]).toBe(6);
  });
});
