/** What every error of this client extends. Its `name` tells the classes apart, also across realms. */
export class ConomyError extends Error {
  override readonly name: string = "ConomyError";
}
