/** Where Redoc puts an operation that has no tag. */
export const operationLink = (operationId: string): string => `#/other/${operationId.toLowerCase()}`;

/** What TypeDoc writes beside the page. */
export const API_DOCS_LINK = "api/index.html";

/** The report that the workflow of pull requests puts beside the page. */
export const CONTRACT_DIFF_LINK = "contract-diff.html";

/** Where Redoc puts the section “Errors” of `info.description`. */
export const ERRORS_LINK = "#/section/errors";

/** Says where each statement of the contract comes from. */
export const SOURCES_LINK = "https://github.com/conomyhq/conomy-typescript-sdk/blob/main/openapi/SOURCES.md";

/** The section of SOURCES.md about an operation, by the anchor that GitHub gives its heading. */
export const sourcesLink = (operation: string): string => `${SOURCES_LINK}#${githubAnchor(operation)}`;

export const githubAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
