/** @jest-environment jsdom */
const { createConomyClient } = require("@conomyhq/client");
const { options } = require("../options.cjs");

test("in jsdom, the client refuses to start and names the option that lets it", () => {
  expect(() => createConomyClient(options)).toThrow("dangerouslyAllowBrowser");
});

test("in jsdom, which has no fetch, a client that is allowed to start asks for one", () => {
  expect(() => createConomyClient({ ...options, dangerouslyAllowBrowser: true })).toThrow("`fetch` must be given");
});
