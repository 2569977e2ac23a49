import { createRequire } from "node:module";
import type ts from "typescript";

/** The compiler of TypeScript, required: to import it, Node would also search its nine megabytes for names. */
export const compiler: typeof ts = createRequire(import.meta.url)("typescript");
