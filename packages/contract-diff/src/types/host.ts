import { join } from "node:path";
import { Host } from "../host.ts";
import type { Impacts, Question } from "./types-host.ts";

/** The process that compares the types of all comparisons of this one. */
export const typesHost: Host<Question, Impacts> = new Host(join(import.meta.dirname, "types-host"));
