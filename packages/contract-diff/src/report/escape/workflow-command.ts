import { visible } from "./visible.ts";

/** Writes one command for GitHub's runner. Its text cannot end it, nor begin another one. */
export function workflowCommand(
  name: "error" | "notice" | "warning",
  properties: Record<string, number | string | undefined>,
  message: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encode(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`],
  );
  return `::${name} ${given.join(",")}::${encode(message)}`;
}

function encode(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}
