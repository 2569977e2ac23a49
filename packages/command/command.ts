import { debuglog, type ParseArgsOptionsConfig, parseArgs, styleText } from "node:util";
import { CommandFailure } from "./failure.ts";
import { nearest } from "./nearest.ts";

export { CommandFailure, fail, misuse, toWholeNumber } from "./failure.ts";

/** The options of a command, as for `parseArgs` of `node:util`. */
export type CommandOptions = ParseArgsOptionsConfig;

/** What a command is called with. `--help` and `-h` are added to its options. */
export interface CommandFrame<Options extends CommandOptions, Positionals extends boolean, Negative extends boolean> {
  /** The text of `--help`. */
  usage: string;
  /** Default: none. */
  options?: Options;
  /** Whether it takes arguments that are no options. Default: false. */
  allowPositionals?: Positionals;
  /** Whether `--no-NAME` sets an option to false. Default: false. */
  allowNegative?: Negative;
  /** What `--version` prints; without it there is no such option. */
  version?: () => string;
  /** Default: those of the process. */
  args?: string[];
  /** The exit code for an error that is no `CommandFailure`. Default: 1. */
  exitCodeOf?: (error: unknown) => number | undefined;
}

/** The options and the other arguments that a command was called with. */
export type CommandInput<
  Options extends CommandOptions,
  Positionals extends boolean = false,
  Negative extends boolean = false,
> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: Positionals; allowNegative: Negative; strict: true }>
>;

/**
 * Runs a command and sets the exit code of the process: what the work returns, otherwise 0; 1 if it fails, 2 if it was
 * called wrongly. An error is shown as its message alone; `NODE_DEBUG=conomy` adds the stack. Output that nobody reads
 * any more, as behind `| head -1`, ends nothing.
 */
export async function runCommand<
  const Options extends CommandOptions = Record<never, never>,
  Positionals extends boolean = false,
  Negative extends boolean = false,
>(
  frame: CommandFrame<Options, Positionals, Negative>,
  work: (
    input: CommandInput<Options, Positionals, Negative>,
  ) => Promise<number | undefined> | Promise<void> | number | void,
): Promise<void> {
  // Once, however many commands a process runs.
  for (const stream of [process.stdout, process.stderr])
    stream.off("error", ignoreBrokenPipe).on("error", ignoreBrokenPipe);
  try {
    const { values, positionals } = parse(frame);
    if (values.help) process.stdout.write(frame.usage);
    else if (values.version && frame.version) process.stdout.write(`${frame.version()}\n`);
    else
      process.exitCode = (await work({ values, positionals } as Parameters<typeof work>[0])) ?? process.exitCode ?? 0;
  } catch (error) {
    console.error(messageOf(error));
    debuglog("conomy")("%o", error);
    process.exitCode = error instanceof CommandFailure ? error.exitCode : (frame.exitCodeOf?.(error) ?? 1);
  }
}

/** A text in a colour, or as it is where the stream is no terminal. */
export function paint(
  colour: Parameters<typeof styleText>[0],
  text: string,
  stream: NodeJS.WritableStream = process.stdout,
): string {
  return styleText(colour, text, { stream });
}

interface Parsed {
  values: Record<string, unknown>;
  positionals: string[];
}

function parse(
  frame: Omit<CommandFrame<CommandOptions, boolean, boolean>, "exitCodeOf"> & { exitCodeOf?: unknown },
): Parsed {
  const options: CommandOptions = {
    ...frame.options,
    help: { type: "boolean", short: "h" },
    ...(frame.version && { version: { type: "boolean" } }),
  };
  const { allowPositionals = false, allowNegative = false } = frame;
  const args = withNumbers(frame.args ?? process.argv.slice(2), options);
  try {
    return parseArgs({ args, options, allowPositionals, allowNegative, strict: true });
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!code.startsWith("ERR_PARSE_ARGS")) throw error;
    // Node goes on to explain how to write what nobody wanted to write.
    const [sentence = message] = message.split(/\.?(?:\s|$)(?:To|Did|$)/);
    const reason = sentence.replace("argument is ambiguous", "needs a value");
    throw new CommandFailure(`${reason}.${suggestion(code, message, Object.keys(options))} See --help.`, 2);
  }
}

/** A negative number behind an option is its value: what it may be is for the command to say. */
function withNumbers(args: readonly string[], options: CommandOptions): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? "";
    const takesValue = before.startsWith("--") && options[before.slice(2)]?.type === "string";
    if (takesValue && /^-\d/.test(arg) && !joined.includes("--")) joined.push(`${joined.pop()}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

function suggestion(code: string, message: string, names: string[]): string {
  const [, asked] = /'--([^']+)'/.exec(message) ?? [];
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || !asked || asked.startsWith("no-")) return "";
  const meant = nearest(asked, names);
  return meant ? ` Did you mean --${meant}?` : "";
}

/** Whoever read the output may leave, as `head` does. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // An error of several, such as one for each address of a name, has no message of its own.
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}
