import { join } from "node:path";
import { Host } from "../host.ts";
import type { Question, Report } from "./redocly-host.ts";

/** The engine of `redocly diff`. */
export class Redocly extends Host<Question, Report> {
  constructor() {
    // Beside this file in the sources, and in what is built of them.
    super(join(import.meta.dirname, "redocly-host"), {
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    });
  }
}

/** The engine of all comparisons of this process. */
export const engine: Redocly = new Redocly();
