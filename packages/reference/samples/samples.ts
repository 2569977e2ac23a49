import { plainFetch } from "./fetch.ts";
import { curl, go, java } from "./generated.ts";
import { python } from "./python.ts";
import type { SampleRequest } from "./requests.ts";
import { rawMethod, resourceMethod } from "./typescript.ts";

/** An entry of `x-codeSamples`, as Redoc reads it. */
export interface CodeSample {
  /** The language, for the colours. */
  lang: string;
  /** What the tab says. */
  label: string;
  source: string;
}

interface Language {
  lang: string;
  label: string;
  write: (request: SampleRequest) => string;
}

/** The languages of the samples, in the order of their tabs. */
export const languages: readonly Language[] = [
  { lang: "Shell", label: "curl", write: curl },
  { lang: "TypeScript", label: "TypeScript", write: resourceMethod },
  { lang: "TypeScript", label: "TypeScript, raw method", write: rawMethod },
  { lang: "JavaScript", label: "fetch", write: plainFetch },
  { lang: "Python", label: "Python", write: python },
  { lang: "Go", label: "Go", write: go },
  { lang: "Java", label: "Java", write: java },
];

/** One sample for each of the requests in each language. A label names the request example where there are several. */
export function samplesOf(requests: readonly SampleRequest[]): CodeSample[] {
  return requests.flatMap((request) =>
    languages.map(({ lang, label, write }) => ({
      lang,
      label: requests.length > 1 ? `${label} (${request.example})` : label,
      source: write(request).trimEnd(),
    })),
  );
}
