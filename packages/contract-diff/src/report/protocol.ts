/** The last line of a Markdown report of a branch that changes nothing for anybody. Whoever posts reports reads it. */
export const noChange = "<!-- contract-diff: no change -->";
