import type { Mistake } from "./mistake.ts";

export const errorExamples: Mistake[] = [
  {
    mistake: "an error example about a field that the operation does not have",
    edit: withErrorExample("phoneNumber is not valid"),
    rule: "conomy/error-example-fits",
    line: "detail: phoneNumber is not valid",
    says: "The operation has no `phoneNumber`, which “phoneNumber is not valid” is about",
  },
  {
    mistake: "an error example about a header that the operation does not have",
    edit: withErrorExample("The Request-Cost is too high"),
    rule: "conomy/error-example-fits",
    line: "detail: The Request-Cost is too high",
    says: "The operation has no `Request-Cost`",
  },
  {
    mistake: "an error example that requires an optional field",
    edit: withErrorExample("dryRun is required"),
    rule: "conomy/error-example-fits",
    line: "detail: dryRun is required",
    says: "“dryRun is required” is wrong of this operation, where it is optional",
  },
];

export function withErrorExample(detail: string): [string, string] {
  const before = "No such animal lives here.\n      content:\n        application/json:\n";
  return [
    before,
    `${before}          examples:\n            one:\n              value:\n                detail: ${detail}\n`,
  ];
}
