import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

/** A command as text, in a process of its own, with its exit code, standard output and standard error. */
async function run(frame: string, work: string, ...args: string[]) {
  const child = start(frame, work, args);
  const [[code], stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

function start(frame: string, work: string, args: string[]) {
  const code = `import { fail, misuse, paint, runCommand, toWholeNumber } from "@conomyhq/command";
    await runCommand({ usage: "Usage: it\\n", args: ${JSON.stringify(args)}, ${frame} }, async ({ values, positionals }) => { ${work} });`;
  // Resolved by its own name, as for any package that uses it.
  return spawn(process.execPath, ["--input-type=module-typescript", "-e", code], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
  });
}

const options = `options: { port: { type: "string" }, colour: { type: "boolean", default: true } }`;

it.each([["--help"], ["-h"]])("%s shows the usage, does nothing and ends with 0", async (option) => {
  expect(await run(options, "console.log('works')", option)).toEqual({ code: 0, stdout: "Usage: it\n", stderr: "" });
});

it("--version is there where a version is given, and only there", async () => {
  expect(await run(`version: () => "1.2.3"`, "", "--version")).toMatchObject({ code: 0, stdout: "1.2.3\n" });
  expect(await run("", "", "--version")).toMatchObject({
    code: 2,
    stderr: "Unknown option '--version'. See --help.\n",
  });
});

it("gives the work the options and the arguments", async () => {
  const frame = `${options}, allowPositionals: true, allowNegative: true`;
  const { stdout } = await run(frame, "console.log(JSON.stringify({ ...values, positionals }))", "--no-colour", "one");
  expect(JSON.parse(stdout)).toEqual({ colour: false, positionals: ["one"] });
});

it.each([
  [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help."],
  [["--xyzzy"], "Unknown option '--xyzzy'. See --help."],
  [["-p"], "Unknown option '-p'. See --help."],
  [["one"], "Unexpected argument 'one'. This command does not take positional arguments. See --help."],
  [["--port"], "Option '--port <value>' argument missing. See --help."],
  [["--port", "--colour"], "Option '--port' needs a value. See --help."],
  [
    ["--", "--port", "-1"],
    "Unexpected argument '--port'. This command does not take positional arguments. See --help.",
  ],
  [["--colour=red"], "Option '--colour' does not take an argument. See --help."],
  [["--no-colour"], "Unknown option '--no-colour'. See --help."],
])("called with %j it does nothing, ends with 2 and says why in one line", async (args, message) => {
  expect(await run(options, "console.log('works')", ...args)).toEqual({ code: 2, stdout: "", stderr: `${message}\n` });
});

it.each([
  ["return 3", 3, ""],
  ["", 0, ""],
  ["process.exitCode = 4", 4, ""],
  ["fail('x is missing.')", 1, "x is missing.\n"],
  ["misuse('--port needs --host.')", 2, "--port needs --host. See --help.\n"],
  ["toWholeNumber('--port', '1e3', 9)", 2, "--port 1e3 must be a whole number from 0 to 9. See --help.\n"],
  ["return toWholeNumber('--port', '7', 9)", 7, ""],
  ["throw new TypeError('broken')", 1, "broken\n"],
  ["throw 'a text'", 1, "a text\n"],
  ["throw new AggregateError([new Error('a')])", 1, "AggregateError\n"],
  ["throw Object.assign(new Error(''), { code: 'ECONNREFUSED' })", 1, "ECONNREFUSED\n"],
])("%j ends with %i and without a stack", async (work, code, stderr) => {
  expect(await run("", work)).toEqual({ code, stdout: "", stderr });
});

it("takes a negative number for the value of the option before it", async () => {
  const work = "console.log(values.port, toWholeNumber('--port', values.port, 9))";
  const stderr = "--port -1 must be a whole number from 0 to 9. See --help.\n";
  for (const args of [["--port", "-1"], ["--port=-1"]]) {
    expect(await run(options, work, ...args)).toEqual({ code: 2, stdout: "", stderr });
  }
});

it("a package may give its own errors an exit code", async () => {
  const frame = "exitCodeOf: (error) => error instanceof RangeError ? 5 : undefined";
  expect(await run(frame, "throw new RangeError('far')")).toMatchObject({ code: 5, stderr: "far\n" });
  expect(await run(frame, "throw new TypeError('odd')")).toMatchObject({ code: 1, stderr: "odd\n" });
});

it("colours nothing where the output is no terminal", async () => {
  expect((await run("", "console.log(paint('red', 'no'))")).stdout).toBe("no\n");
});

it("continues when its output is no longer read", async () => {
  const work = `for (let i = 0; i < 1000; i++) { console.log("x".repeat(1000)); await new Promise(setImmediate); }
    console.error("done");`;
  const child = start("", work, []);
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect({ stderr, code }).toEqual({ stderr: "done\n", code: 0 });
});
