export { type Effect, invert } from "../schema/effect.ts";
export { effectOf, isAnnotation, isConstraint } from "../schema/keywords.ts";
