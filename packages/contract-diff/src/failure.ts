/** Why a comparison could not be made, and with which exit code the command ends. */
export class ContractDiffFailure extends Error {
  /** 2 if the command was called wrongly, 3 for bad input. */
  readonly exitCode: 2 | 3;

  constructor(message: string, exitCode: 2 | 3) {
    super(message);
    this.exitCode = exitCode;
  }
}
