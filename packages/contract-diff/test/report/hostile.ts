import fc from "fast-check";

/** What somebody may put into a contract to make something of it in a report. */
const attacks = [
  ..."`<>&@#*_~|[]()!:\\\"'-=+.\n\r\t ",
  ...["``", "```", "~~~", "![x](http://evil.test/x.png)", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>"],
  ...[
    "<!--",
    "-->",
    "</details>",
    "<summary>",
    "</pre>",
    "</code>",
    "<script>",
    "</script>",
    "http://evil.test",
    "www.evil.test",
  ],
  ...["&#64;team", "&commat;team", "@team", "@\u200bteam", "x@evil.test", "#1", "GH-1", "owner/repo#1", ":smile:"],
  ...[
    "\n# heading",
    "\n\n- item",
    "\n---\n",
    "\n| a | b |\n| - | - |\n",
    "1. ",
    "\n::error::boo",
    "##[error]boo",
    "%0A::error::boo",
  ],
  ...[
    "\u001b[2J",
    "\u202e",
    "\u2066",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u0000",
    "\ud800",
    "\u{e0041}",
    "deadbeef",
    "a".repeat(7),
  ],
  ...["word", "Property", "is", "new.", "`code`", "`a`b`", "é", "日本"],
];

/** Text of a document, mostly hostile. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...attacks) },
      { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(""));
