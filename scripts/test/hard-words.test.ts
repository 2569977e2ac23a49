import { expect, it } from "vitest";
import { findHardWords } from "../lib/hard-words.ts";

it("finds every hard word, with its line and a better one", () => {
  expect([...findHardWords("Fine.\nThe server answers, and the page is mended.")]).toEqual([
    { line: 2, word: "answers", instead: "response, or returns" },
    { line: 2, word: "mended", instead: "fix" },
  ]);
});

it("takes a word that only contains a hard one", () => {
  expect([...findHardWords("An amendment of unanswerable heedlessness recommends it.")]).toEqual([]);
});
