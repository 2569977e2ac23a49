// Redoc has no option for what this file puts right; docs/adr/0001-what-redoc-cannot.md says why for each.
const LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const NAME = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="52" height="14"><text y="11" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>',
)}`;

/** What `redocly build-docs` wrote, with nothing left to fetch, and links that lead somewhere before Redoc has started. */
export function finishedPage(html: string): string {
  const script = html.indexOf('<script type="module">');
  if (script < 0 || !html.includes(LOGO))
    throw new Error("The page is not as Redoc 3.0 makes it. Look at finished-page.ts.");
  // Redoc's links are paths before it has started, and fragments afterwards.
  const links = html.slice(0, script).replaceAll(/(<a [^>]*href=")(\/[^"]*)"/g, '$1#$2"');
  return (links + html.slice(script)).replaceAll(LOGO, NAME);
}
