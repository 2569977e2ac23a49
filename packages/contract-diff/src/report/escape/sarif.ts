import { linkTarget } from "./markdown.ts";
import { visibleLine } from "./visible.ts";

/** Text of a message of SARIF, in which brackets would be a link. */
export function sarifText(text: string): string {
  return visibleLine(text).replaceAll(/[\\[\]]/g, "\\$&");
}

/** The address of a file. */
export function uri(file: string): string {
  return linkTarget(file);
}
