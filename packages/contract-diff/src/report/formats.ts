/** The formats of a report. */
export const formats = ["text", "markdown", "json", "html", "github-actions", "sarif", "junit", "gitlab"] as const;

/** A format of a report. */
export type Format = (typeof formats)[number];
