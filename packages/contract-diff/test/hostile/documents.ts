type Schemas = Record<string, unknown>;

/** Two documents that take for ever, or all memory, if somebody looks at everything that they could mean. */
export interface Hostile {
  name: string;
  base: Schemas;
  revision: Schemas;
  /** What the comparison has to say: a release, or why there is none. */
  says: string;
  /** The one that needs the most memory. */
  isLargest?: true;
}

const short = { type: "string", maxLength: 5 };
const longer = { type: "string", maxLength: 9 };
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = (count: number, make: (index: number) => [string, unknown]): Schemas =>
  Object.fromEntries(many(count, make));

/** Schemas of which each is made of the next one, and the last is given. */
const chain = (count: number, last: unknown, make: (next: object) => unknown): Schemas =>
  named(count, (index) => [
    `S${index}`,
    index === count - 1 ? last : make({ $ref: `#/components/schemas/S${index + 1}` }),
  ]);

/** A wider text at the end of something. */
const around = (make: (text: object) => Schemas) => ({ base: make(short), revision: make(longer) });
const choices = (keyword: "anyOf" | "oneOf", text: object) => ({
  S0: {
    allOf: many(12, (part) => ({
      [keyword]: many(10, (choice) => ({
        type: "object",
        required: [`required${part}-${choice}`],
        properties: { [`part${part}`]: { const: choice }, text },
      })),
    })),
  },
});

const exponential = "^(a+)+c$";
const patterns = (pattern: string) => ({
  S0: {
    type: "object",
    properties: named(12, (index) => [`text${index}`, { type: "string", pattern, minLength: 30 + index }]),
  },
});

export const hostile: readonly Hostile[] = [
  {
    name: "a dozen patterns become exponential",
    base: patterns("^(a|b)+c$"),
    revision: patterns(exponential),
    says: "major",
  },
  {
    name: "values become an exponential pattern that none of them matches",
    base: { S0: { enum: many(30, (index) => "a".repeat(40 + index)) } },
    revision: { S0: { type: "string", pattern: exponential } },
    says: "major",
  },
  {
    name: "a property gets an exponential pattern for its name",
    base: { S0: { type: "object", properties: { ["a".repeat(50)]: short } } },
    revision: { S0: { type: "object", patternProperties: { [exponential]: short }, additionalProperties: false } },
    says: "major",
  },
  {
    name: "a text of a billion characters gets longer",
    base: { S0: { type: "string", pattern: "^((a{1000}){1000}){1000}$" } },
    revision: { S0: { type: "string", pattern: "^((a{1000}){1000}){999}$", minLength: 1e9 } },
    says: "major",
  },
  {
    name: "a list of a billion entries gets longer",
    base: { S0: { type: "array", minItems: 1e9, items: { type: "object", minProperties: 1e9 } } },
    revision: { S0: { type: "array", minItems: 2e9, items: { type: "object", minProperties: 2e9 } } },
    says: "major",
  },
  {
    name: "a number is the multiple of almost nothing",
    base: { S0: { type: "number", multipleOf: 1e-300 } },
    revision: { S0: { type: "number", multipleOf: 3e-299, minimum: 1e300 } },
    says: "major",
  },
  {
    name: "an enum has 100,000 values",
    base: { S0: { enum: many(100_000, (index) => `base${index}`) } },
    revision: { S0: { enum: many(100_000, (index) => `revision${index}`) } },
    says: "An enum has more than 5000 values; a pattern or a format says it shorter.",
  },
  {
    name: "a chain of allOf doubles sixty times",
    ...around((text) => chain(60, text, (next) => ({ allOf: [next, next] }))),
    says: "major",
  },
  {
    name: "a chain of anyOf doubles sixty times",
    ...around((text) => chain(60, text, (next) => ({ anyOf: [next, { type: "array", items: next }] }))),
    says: "major",
  },
  {
    name: "a chain of oneOf doubles sixty times",
    ...around((text) => chain(60, text, (next) => ({ oneOf: [next, { type: "array", items: next }] }))),
    says: "major",
  },
  {
    name: "a chain of properties doubles sixty times",
    ...around((text) => chain(60, text, (next) => ({ type: "object", properties: { one: next, other: next } }))),
    says: "major",
  },
  {
    name: "twelve choices of ten go together",
    ...around((text) => choices("anyOf", text)),
    says: "major",
    isLargest: true,
  },
  {
    name: "twelve choices of exactly one go together",
    ...around((text) => choices("oneOf", text)),
    says: "major",
  },
  {
    name: "a schema is what it is itself",
    ...around((text) => ({ S0: { allOf: [{ $ref: "#/components/schemas/S0" }, text] } })),
    says: "major",
  },
  {
    name: "the revision refers in a circle to nothing",
    base: { S0: short },
    revision: { S0: { $ref: "#/components/schemas/S1" }, S1: { $ref: "#/components/schemas/S0" } },
    says: "Can't resolve $ref: references lead in a circle, or more than 100 of them one to the next",
  },
  {
    name: "three thousand references lead from one to the next",
    base: { S0: short },
    revision: chain(3000, longer, (next) => next),
    says: "Can't resolve $ref: references lead in a circle, or more than 100 of them one to the next",
  },
  {
    name: "three thousand objects lead from one to the next",
    ...around((text) => chain(3000, text, (next) => ({ type: "object", properties: { next } }))),
    says: "form a chain of hundreds of references",
  },
  {
    name: "a pattern is none",
    base: { S0: { type: "string", pattern: "(" } },
    revision: { S0: { type: "string", pattern: "[z-a]" } },
    says: "major",
  },
];
