import { steps } from "../../contract/pointer.ts";
import { useAt } from "../../contract/uses.ts";
import type { Rule } from "./rule.ts";

export const bodyEncoding: Rule = {
  id: "encoding-of-a-body-changed",
  because: "Parts of the body have to be written in another way.",
  level: ({ path }) => {
    const way = steps(path);
    const content = way.indexOf("content");
    const isEncoding = content > 0 && way[content + 2] === "encoding";
    return isEncoding && useAt(path)?.direction === "request" ? "major" : undefined;
  },
};
