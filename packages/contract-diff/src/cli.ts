#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

// Memory that was never used before is slow to get, and most objects die young: their space stays as small as it begins.
// V8 refuses compiled code that another flag was set for, so it comes before the cache.
setFlagsFromString("--semi-space-growth-factor=1");
// Most of the time of a small comparison goes into loading code, so nothing else is loaded before this.
enableCompileCache();
const { contractDiff } = await import("./command.ts");
await contractDiff(process.argv.slice(2));
