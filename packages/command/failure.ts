/** An error that the user can correct. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Ends the command with 1 and a message that says what is wrong, where, and what to do.
 *
 * @throws CommandFailure always.
 */
export function fail(message: string): never {
  throw new CommandFailure(message, 1);
}

/**
 * Ends the command with 2, because it was called wrongly. The message goes on with `See --help.`
 *
 * @throws CommandFailure always.
 */
export function misuse(message: string): never {
  throw new CommandFailure(`${message} See --help.`, 2);
}

/**
 * Reads the value of an option that is a whole number from 0 on.
 *
 * @throws CommandFailure if it is anything else.
 */
export function toWholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  return misuse(`${option} ${text} must be a whole number from 0 to ${most}.`);
}
