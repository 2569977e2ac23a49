import { describe, expect, it } from "vitest";
import { at, pointerTo, steps } from "../../src/contract/pointer.ts";

describe("a JSON pointer", () => {
  it("is written and read with its slashes and tildes escaped", () => {
    const pointer = pointerTo("paths", "/orders/{id}", "x~y");
    expect(pointer).toBe("/paths/~1orders~1{id}/x~0y");
    expect(steps(`#${pointer}`)).toEqual(["paths", "/orders/{id}", "x~y"]);
  });

  it("may hold a name with a percent sign", () => {
    const document = { components: { schemas: { "rate%": "found" } } };
    expect(at(document, "#/components/schemas/rate%")).toBe("found");
    expect(at(document, "#/components/schemas/rate%25")).toBe("found");
  });
});
