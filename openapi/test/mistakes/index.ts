import { constraints } from "./constraints.ts";
import { descriptions, sentences } from "./descriptions.ts";
import { errorExamples } from "./error-examples.ts";
import { examples } from "./examples.ts";
import type { Mistake } from "./mistake.ts";
import { shape } from "./shape.ts";
import { sources } from "./sources.ts";
import { wording } from "./wording.ts";

/** Every mistake that the lint must find. */
export const mistakes: Mistake[] = [
  ...descriptions,
  ...sentences,
  ...examples,
  ...errorExamples,
  ...constraints,
  ...sources,
  ...shape,
  ...wording,
];
