import { nearest } from "@conomyhq/command/nearest";
import type { ErrorObject } from "ajv/dist/2020.js";
import schema from "../../config.schema.json" with { type: "json" };
import { isObject, steps } from "../contract/pointer.ts";
import { ContractDiffFailure } from "../failure.ts";
import { isRuleName, ruleNames } from "../policy/rule-names.ts";
import type { WrittenConfig } from "./source.ts";

/**
 * Holds a configuration against `config.schema.json`.
 *
 * @throws {ContractDiffFailure} with one line for each part that is wrong: where it is, what is wrong, what is allowed.
 */
export async function checkConfig({ value, placeOf }: WrittenConfig): Promise<void> {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  // Our own schema is right, and the schema of schemas takes long to compile.
  const ajv = new Ajv2020({ allErrors: true, verbose: true, meta: false, validateSchema: false });
  ajv.addFormat("date", { type: "string", validate: isDay });
  ajv.addFormat("rule", { type: "string", validate: isRuleName });
  if (ajv.validate(forWhatIsIn(value), value)) return;
  const lines = (ajv.errors ?? [])
    // What holds the alternatives says what is missing, and what is wrong with a name is said already.
    .filter(({ keyword, schemaPath }) => keyword !== "propertyNames" && !schemaPath.includes("/anyOf/"))
    .map((error) => {
      const path = steps(`#${error.instancePath}`);
      const member: string | undefined = error.propertyName ?? error.params.additionalProperty;
      const place = placeOf(member === undefined ? path : [...path, member]);
      return `${place}: ${sentenceOf(error, nameOf(path))}`;
    });
  throw new ContractDiffFailure(lines.join("\n"), 3);
}

/** Of the schema, what a configuration needs: most say nothing of a policy, which takes the longest to compile. */
function forWhatIsIn(value: unknown): object {
  const { policy, ...rest } = schema.properties;
  return isObject(value) && "policy" in value ? schema : { ...schema, properties: { ...rest, policy: true } };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

const kinds: Record<string, string> = {
  string: "a text",
  boolean: "true or false",
  object: "a map",
  array: "a list",
  integer: "a whole number",
};

/** What is wrong with one part, and what is allowed there. */
function sentenceOf({ keyword, message, params, parentSchema, data }: ErrorObject, name: string): string {
  const { properties = {}, description = "" } = parentSchema as { properties?: object; description?: string };
  switch (keyword) {
    case "additionalProperties":
      return `\`${params.additionalProperty}\` is not known ${name}${oneOf(params.additionalProperty, Object.keys(properties))}`;
    case "enum":
      return `\`${data}\` is not allowed ${name}${oneOf(String(data), params.allowedValues)}`;
    case "required":
      return `\`${params.missingProperty}\` is missing ${name}.`;
    case "type":
      return `This has to be ${kinds[params.type] ?? params.type} ${name}.`;
    case "const":
      return `This has to be ${params.allowedValue} ${name}.`;
    case "anyOf":
      return `Something is missing ${name}: ${description}`;
    case "format":
      if (params.format === "rule")
        return `\`${data}\` is not a rule ${name}${suggestion(String(data), ruleNames)}${rules}`;
      return `This is not a day ${name}: ${description}`;
    default:
      return `This ${message} ${name}: ${description}`;
  }
}

/** The way to a part, as it is written in code: `in policy.accepted[0]`. */
function nameOf(path: readonly string[]): string {
  const text = path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join("");
  return text === "" ? "here" : `in \`${text.replace(/^\./, "")}\``;
}

const rules = "Allowed: what `contract-diff explain` lists, `types/KIND`, and `redocly/RULE` of the engine.";

function oneOf(given: string, allowed: readonly string[]): string {
  return `${suggestion(given, allowed)}Allowed: ${allowed.join(", ")}.`;
}

function suggestion(given: string, allowed: readonly string[]): string {
  const meant = nearest(given, allowed);
  return meant === undefined ? ". " : `. Did you mean \`${meant}\`? `;
}
