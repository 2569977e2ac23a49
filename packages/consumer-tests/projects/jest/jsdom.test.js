/** @jest-environment jsdom */
const { createConomyClient } = require("@conomyhq/client");
const { options } = require("../options.cjs");

test("in jsdom, the client refuses to start and names the option that lets it", () => {
  expect(() => createConomyClient(options)).toThrow("dangerouslyAllowBrowser");
});
