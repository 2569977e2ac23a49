import { runWithRemoteCache } from "./lib/remote-cache.ts";

// Arguments are turbo's: tasks, then its options.
process.exitCode = await runWithRemoteCache(process.argv.slice(2));
