import { expect, it } from "vitest";
import * as client from "../src/index.ts";

it("exports these values and no others", () => {
  expect(Object.keys(client)).toMatchInlineSnapshot(`
    [
      "createConomyClient",
      "ConomyApiError",
      "ConomyConfigError",
      "ConomyConnectionError",
      "ConomyError",
      "isConomyApiError",
      "isConomyConfigError",
      "isConomyConnectionError",
      "isConomyError",
      "isConomyParseError",
      "isConomyTimeoutError",
      "ConomyParseError",
      "ConomyTimeoutError",
      "attemptChannel",
    ]
  `);
});
