const masked = "****";

/** Without keys and tokens. Of `Authorization` the scheme stays, because drift looks at it. */
export function maskHeaders(headers: Headers): Headers {
  return new Headers(
    [...headers].map(([name, value]) => {
      if (name === "authorization") return [name, value.replace(/ .*/, ` ${masked}`)];
      return [name, name === "x-api-key" ? masked : value];
    }),
  );
}

/** JSON without secrets and tokens. */
export function maskBody(text: string): string {
  return text.replaceAll(/("(?:clientSecret|accessToken)"\s*:\s*)"(?:[^"\\]|\\.)*"/g, `$1"${masked}"`);
}
