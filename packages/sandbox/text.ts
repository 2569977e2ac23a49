/** Lets the page be imported as a text, by the build and by the tests: the package carries it inside its code. */
export const text: {
  name: string;
  transform(code: string, id: string): { code: string; moduleType: string } | undefined;
} = {
  name: "text",
  transform(code, id) {
    if (!id.endsWith(".html")) return undefined;
    return { code: `export default ${JSON.stringify(code)};`, moduleType: "js" };
  },
};
