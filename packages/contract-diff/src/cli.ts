#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Most of the time of a small comparison goes into loading code, so nothing else is loaded before this.
enableCompileCache();
const { contractDiff } = await import("./command.ts");
await contractDiff(process.argv.slice(2));
