/** Why a comparison could not be made, and with which exit code the command ends: 2 called wrongly, 3 bad input. */
export class ContractDiffFailure extends Error {
  readonly exitCode: 2 | 3;

  constructor(message: string, exitCode: 2 | 3) {
    super(message);
    this.exitCode = exitCode;
  }
}
