// The door of every root script: `node scripts/enter.mjs COMMAND [ARGUMENTS…]`. It is plain JavaScript on built-ins,
// because it must also run where the install did not finish, perhaps on the machine's own, old Node.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const fix = "Run `npx -y pnpm@12.21.0 install` and read what it reports.";

function refuse(message) {
  console.error(message);
  process.exit(1);
}

const installed = `${root}node_modules/.pnpm/lock.yaml`;
if (!existsSync(installed) || readFileSync(installed, "utf8") !== readFileSync(`${root}pnpm-lock.yaml`, "utf8")) {
  refuse(`The packages of pnpm-lock.yaml are not all installed. ${fix}`);
}
const wanted = readFileSync(`${root}.nvmrc`, "utf8").trim();
if (process.versions.node !== wanted) {
  refuse(`This is Node ${process.versions.node}, but the lockfile's Node ${wanted} should run here. ${fix}`);
}

const [command, ...args] = process.argv.slice(2);
// Where there is no such file, Node would say so, twice.
const environment = command === "node" && existsSync(`${root}.env`) ? ["--env-file-if-exists=.env"] : [];
// Several tools colour their output without looking where it goes.
const colours = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
// Not at the top: an old Node, which the checks above refuse, cannot import it.
const { whenNpxEnds } = await import("../packages/command/npx.ts");
// Before anything is started: whoever is told of it may end npx at once.
whenNpxEnds(() => child.kill("SIGTERM"));
const child = spawn(command, [...environment, ...args], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    ...colours,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    TURBO_TELEMETRY_DISABLED: "1",
  },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => refuse(`${command} does not start: ${error.message}. ${fix}`));
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
