// The same types for importing modules; TypeScript reads the file beside this one as CommonJS.
export type * from "./conomy.generated.d.ts";
