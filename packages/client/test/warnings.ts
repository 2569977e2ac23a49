import { afterAll, expect } from "vitest";

// For `setupFiles`: no file of tests makes Node warn. From the beginning of each, because Node says a thing like
// "-1 is a negative number" only once in a process.
const warnings: Error[] = [];
const note = (warning: Error) => void warnings.push(warning);
process.on("warning", note);
afterAll(() => {
  process.off("warning", note);
  expect(warnings).toEqual([]);
});
