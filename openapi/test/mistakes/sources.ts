import type { Mistake } from "./mistake.ts";

export const sources: Mistake[] = [
  {
    mistake: "an operation that SOURCES.md does not name",
    edit: ["  /pets/{pet-id}:", "  /animals/{pet-id}:"],
    rule: "conomy/has-source",
    line: "patch:",
    says: "SOURCES.md does not say where `PATCH /animals/{pet-id}` comes from",
  },
  {
    mistake: "an operation that SOURCES.md lists as left out",
    edit: ["    patch:\n", "    delete:\n"],
    rule: "conomy/has-source",
    line: "delete:",
    says: "SOURCES.md does not say where `DELETE /pets/{pet-id}` comes from",
  },
  {
    mistake: "a parameter that SOURCES.md does not name",
    edit: ["- name: dryRun", "- name: wetRun"],
    rule: "conomy/has-source",
    line: "- name: wetRun",
    says: "`parameters.wetRun`",
  },
  {
    mistake: "a property that SOURCES.md does not name",
    edit: ["        age:", "        years:"],
    rule: "conomy/has-source",
    line: "years:",
    says: "`Pet.years`",
  },
];
