/** What somebody asked of the sandbox itself that cannot be done, and the status that says so over HTTP. */
export class Misuse extends TypeError {
  readonly status: 400 | 404 | 409;

  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message);
    this.status = status;
  }
}
