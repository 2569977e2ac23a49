import { type Part, referenceTo, Unservable, type Walker } from "./parts.ts";

/** A parameter of an operation. */
export interface Parameter {
  name: string;
  in: "header" | "path" | "query";
  required: boolean;
  /** A reference to its schema, for ajv. */
  schema: string;
}

/** How each place spells a value that is neither a list nor an object: the only styles that are read. */
const styles: Record<Parameter["in"], string> = { header: "simple", path: "simple", query: "form" };

/** OpenAPI ignores parameters of these names: other parts of the contract describe them. */
const described = new Set(["accept", "authorization", "content-type"]);

/** The parameters of an operation: its own, and those of its path that it does not replace. */
export function parametersOf(walker: Walker, item: Part, operation: Part): Parameter[] {
  const all = [item, operation].flatMap((owner) => walker.members(walker.get(owner, "parameters")));
  const parameters = new Map<string, Parameter>();
  for (const [, part] of all) {
    const parameter = parameterOf(walker, walker.follow(part));
    const name = parameter?.in === "header" ? parameter.name.toLowerCase() : parameter?.name;
    if (parameter) parameters.set(`${parameter.in} ${name}`, parameter);
  }
  return [...parameters.values()];
}

function parameterOf(walker: Walker, part: Part): Parameter | undefined {
  const text = (key: string) => walker.get(part, key)?.value;
  const [name, place] = [text("name"), text("in")];
  if (typeof name !== "string") throw new Unservable(part, "A parameter needs a name");
  if (!isPlace(place)) throw new Unservable(at(part, "in"), `${name}: parameters in "${place}" are not read`);
  if (place === "header" && described.has(name.toLowerCase())) return undefined;
  const style = text("style") ?? styles[place];
  if (style !== styles[place]) throw new Unservable(at(part, "style"), `${name}: the style "${style}" is not read`);
  const schema = walker.get(part, "schema");
  if (!schema) throw new Unservable(part, `${name}: only a parameter with a schema is read`);
  const structured = structureOf(walker, schema, new Set());
  if (structured) throw new Unservable(structured, `${name}: a parameter that is a list or an object is not read`);
  return {
    name,
    in: place,
    required: text("required") === true,
    schema: referenceTo(schema),
  };
}

function isPlace(place: unknown): place is Parameter["in"] {
  return typeof place === "string" && Object.hasOwn(styles, place);
}

/** Where a schema allows a list or an object by name. */
function structureOf(walker: Walker, schema: Part, seen: Set<unknown>): Part | undefined {
  if (seen.has(schema.value)) return undefined;
  seen.add(schema.value);
  const type = walker.get(schema, "type");
  if ([type?.value].flat().some((name) => name === "array" || name === "object")) return type;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => walker.members(walker.get(schema, key)));
  return parts.map(([, part]) => structureOf(walker, walker.follow(part), seen)).find((found) => found);
}

function at({ path }: Part, key: string): { path: Part["path"] } {
  return { path: [...path, key] };
}
