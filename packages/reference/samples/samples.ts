import { plainFetch } from "./fetch.ts";
import { curl, go, java } from "./generated.ts";
import { python } from "./python.ts";
import type { SampleRequest } from "./requests.ts";
import { rawMethod, resourceMethod } from "./typescript.ts";

/** An entry of `x-codeSamples`, as Redoc reads it. */
export interface CodeSample {
  /** The language, for the colours. Redoc has none for TypeScript. */
  lang: string;
  /** What the page calls it. `redocly.yaml` lists what is shown. */
  label: string;
  source: string;
}

interface Language {
  lang: string;
  label: string;
  /** What begins a comment. */
  comment: "#" | "//";
  write: (request: SampleRequest) => string;
}

/** The languages of the samples. */
export const languages: readonly Language[] = [
  { lang: "curl", label: "curl", comment: "#", write: curl },
  { lang: "JavaScript", label: "TypeScript", comment: "//", write: resourceMethod },
  { lang: "JavaScript", label: "TypeScript raw", comment: "//", write: rawMethod },
  { lang: "JavaScript", label: "fetch", comment: "//", write: plainFetch },
  { lang: "Python", label: "Python", comment: "#", write: python },
  { lang: "Go", label: "Go", comment: "//", write: go },
  { lang: "Java", label: "Java", comment: "//", write: java },
];

/**
 * One sample for each of an operation's requests in each language. The first request has the language for its label, so that
 * Redoc shows the next operation in the same one; others add the name of their example. Redoc's own menu of examples does not
 * choose a sample, so where there are several, each begins with what it is about.
 */
export function samplesOf(requests: readonly SampleRequest[]): CodeSample[] {
  return requests.flatMap((request, index) =>
    languages.map(({ lang, label, comment, write }) => ({
      lang,
      label: index > 0 ? `${label} (${request.example})` : label,
      source: (requests.length > 1 ? `${comment} ${request.summary}\n` : "") + write(request).trimEnd(),
    })),
  );
}
