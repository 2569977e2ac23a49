// Run as a process of its own: what it prints, and how Node ends it, is what a log would hold.
import { createConomyClient } from "../src/index.ts";
import { provoke } from "./provoke.ts";

const [, , url = "", kind] = process.argv;
const { errors } = await provoke(url, createConomyClient);
if (kind === "console") {
  for (const error of errors) {
    console.log(error);
    console.error("%o %O %j %s", error, error, error, error);
    console.dir(error, { showHidden: true, depth: null, getters: true });
    console.table([error]);
    console.trace({ nested: [new Map([["error", error]])] });
    process.emitWarning(error as Error);
  }
} else if (kind === "exception") {
  process.nextTick(() => {
    throw errors[0];
  });
} else if (kind === "wrapped") {
  Promise.reject(new AggregateError(errors, "all failed", { cause: errors[0] }));
} else {
  Promise.reject(errors[0]);
}
