// The same declarations for importing modules; TypeScript reads the built ones as CommonJS.
export * from "./dist/index.cjs";
