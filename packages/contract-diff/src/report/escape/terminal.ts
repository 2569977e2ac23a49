/**
 * Takes the sense of a command from lines that go to the log of a workflow: GitHub's runner obeys `::error` at the start of
 * a line, and `##[error]` anywhere.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*:):/gm, "$1\\:").replaceAll("##[", "##\\[");
}
