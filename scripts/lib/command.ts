/** An error that the user can mend: shown as its message alone, without a stack. */
class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Ends the command with a message that says what is wrong, where, and what to do. */
export function fail(message: string): never {
  throw new CommandFailure(message, 1);
}

/** Ends the command because it was called wrongly. */
export function misuse(message: string): never {
  throw new CommandFailure(`${message} See --help.`, 2);
}

/** Runs a command. Exit codes: 0 fine, 1 failed, 2 called wrongly. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const failure = isParseArgsError(error)
      ? new CommandFailure(`${firstSentence(error.message)}. See --help.`, 2)
      : error;
    if (!(failure instanceof CommandFailure)) throw failure;
    console.error(failure.message);
    process.exitCode = failure.exitCode;
  }
}

/** Whether `parseArgs` of Node refused the arguments. */
function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function firstSentence(text: string): string {
  return text.split(". ", 1)[0] ?? text;
}
