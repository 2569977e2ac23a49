import { createHash } from "node:crypto";
import type { Context } from "hono";
import page from "../page/page.html";

/** Only the script and the style of the page itself run, and they reach nothing but the sandbox. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf("script")}`,
  `style-src ${hashOf("style")}`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export function sendPage(context: Context): Response {
  return context.html(page, 200, {
    "content-security-policy": policy,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  }) as Response;
}

function hashOf(element: string): string {
  const [, content = ""] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? [];
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
