/** A part of an OpenAPI document, of which only the names of its members are known. */
type Part = Record<string, unknown>;

/** An OpenAPI document that can be enlarged. */
export interface Enlargeable {
  paths: Part;
  components: Record<"parameters" | "requestBodies" | "responses" | "schemas", Part>;
}

const verbs = ["list", "create", "get", "replace", "delete"] as const;

/**
 * Adds operations to a contract, in its own style: up to five for each resource, shared schemas and responses, and a
 * described property with an example for every field. The same seed makes the same contract.
 */
export function enlarge<Contract extends Enlargeable>(contract: Contract, operations: number, seed = 1): Contract {
  const enlarged = structuredClone(contract);
  const random = randomFrom(seed);
  const resources = Math.ceil(operations / verbs.length);
  const { schemas, parameters } = enlarged.components;
  const kinds = Math.ceil(Math.sqrt(resources));
  for (let at = 0; at < kinds; at++) schemas[`Kind${at}`] = kind(at, random);
  if (operations > verbs.indexOf("get")) parameters.ResourceId = resourceId;
  for (let at = 0; at < resources; at++) {
    schemas[`Resource${at}`] = resource(at, kinds, random);
    const item: Part = {};
    const collection: Part = {};
    for (const verb of verbs.slice(0, operations - at * verbs.length)) {
      Object.assign(verb === "list" || verb === "create" ? collection : item, operation(verb, at));
    }
    enlarged.paths[`/resources-${at}`] = collection;
    if (Object.keys(item).length > 0) enlarged.paths[`/resources-${at}/{resource-id}`] = item;
  }
  return enlarged;
}

/** Numbers from 0 to 1, always the same ones for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const reference = (section: string, name: string): Part => ({ $ref: `#/components/${section}/${name}` });

const resourceId: Part = {
  name: "resource-id",
  in: "path",
  required: true,
  description: "Which resource it is.",
  schema: { type: "string" },
  example: "69e25243baa9fd9b463d6bac",
};

/** A small schema that many others share, as an address or an amount is. */
function kind(at: number, random: () => number): Part {
  return {
    description: `A kind of value, number ${at}, that many resources share.`,
    type: "object",
    properties: fields(2 + Math.floor(random() * 4), random),
  };
}

/** A schema with fields of its own, some that are shared, and a resource that it belongs to. */
function resource(at: number, kinds: number, random: () => number): Part {
  const shared = Array.from({ length: 2 }, (_, index) => [
    `shared${index}`,
    {
      description: `What it shares, number ${index}.`,
      ...reference("schemas", `Kind${index === 0 ? at % kinds : Math.floor(random() * kinds)}`),
    },
  ]);
  const parent = { description: "What it belongs to.", ...reference("schemas", `Resource${Math.floor(at / 2)}`) };
  return {
    description: `A resource, number ${at}.`,
    type: "object",
    required: ["name"],
    properties: {
      name: { description: "What it is called.", type: "string", examples: ["a name"] },
      ...fields(4 + Math.floor(random() * 8), random),
      ...Object.fromEntries(shared),
      ...(at > 0 && { parent }),
    },
  };
}

function fields(count: number, random: () => number): Part {
  const types = [
    { type: "string", examples: ["a text"] },
    { type: "integer", examples: [7] },
    { type: "boolean", examples: [true] },
    { type: "array", items: { type: "string" }, examples: [["a text"]] },
    { type: "string", enum: ["first", "second", "third"], examples: ["first"] },
  ];
  const field = (at: number) => ({
    description: `What field ${at} is for.`,
    ...types[Math.floor(random() * types.length)],
  });
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`field${at}`, field(at)]));
}

function operation(verb: (typeof verbs)[number], at: number): Part {
  const hasBody = verb === "create" || verb === "replace";
  const json = (schema: Part) => ({ "application/json": { schema, example: { name: "a name" } } });
  const self = reference("schemas", `Resource${at}`);
  const methods = { list: "get", create: "post", get: "get", replace: "put", delete: "delete" };
  return {
    [methods[verb]]: {
      operationId: `${verb}Resource${at}`,
      tags: ["Customers"],
      summary: `${verb} resource ${at}`,
      description: `What happens when a caller asks to ${verb} resource ${at}.`,
      parameters: [
        ...(verb === "list" ? [reference("parameters", "Limit"), reference("parameters", "Offset")] : []),
        ...(verb === "list" || verb === "create" ? [] : [reference("parameters", "ResourceId")]),
        reference("parameters", "UserAgent"),
      ],
      ...(hasBody && { requestBody: { description: "The resource.", content: json(self) } }),
      responses: {
        "200": { description: "The resource, as it is after the call.", content: json(self) },
        "400": reference("responses", "BadRequest"),
        "401": reference("responses", "Unauthorized"),
        "404": reference("responses", "NotFound"),
        default: reference("responses", "UnexpectedError"),
      },
    },
  };
}
