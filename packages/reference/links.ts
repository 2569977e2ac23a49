/** Where Redoc puts an operation that has no tag. */
export const operationLink = (operationId: string): string => `#/other/${operationId.toLowerCase()}`;

/** Where Redoc puts the section “Errors” of `info.description`. */
export const ERRORS_LINK = "#/section/errors";
