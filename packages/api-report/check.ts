import { runCommand } from "@conomyhq/command";
import { checkReports } from "./reports.ts";

await runCommand({ usage: "Usage: node check.ts\n\nFails if a report of exports is not up to date.\n" }, checkReports);
