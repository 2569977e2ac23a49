import { Redocly } from "../src/find/redocly.ts";

/** One engine for all comparisons of a test file. It ends with the process that runs the tests. */
export const engine: Redocly = new Redocly();
