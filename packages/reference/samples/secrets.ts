/** Where a sample reads each secret: a security scheme, or a property of a body, and the environment variable for it. */
export const variables: Record<string, string> = {
  apiKey: "CONOMY_API_KEY",
  bearerToken: "CONOMY_ACCESS_TOKEN",
  clientId: "CONOMY_CLIENT_ID",
  clientSecret: "CONOMY_CLIENT_SECRET",
};

/** Stands for a secret in a value, until a language says how it reads its environment. */
export function placeholderOf(name: string): string {
  return `$${variables[name]}`;
}

/** A value of the contract, with placeholders where it has secrets. */
export function withoutSecrets(value: unknown): unknown {
  const text = JSON.stringify(value, (key, member) => (key in variables ? placeholderOf(key) : member));
  return text && JSON.parse(text);
}

/** Code with strings in double quotes, in which placeholders become what reads the environment. */
export function readSecrets(code: string, read: (variable: string) => string): string {
  return (
    code
      .replaceAll(/\$(CONOMY_[A-Z_]+)/g, (_, variable) => `" + ${read(variable)} + "`)
      // A quote behind a backslash belongs to the text.
      .replaceAll(/(?<!\\)"" \+ | \+ ""/g, "")
  );
}
