import type { NormalizedNodeType, NormalizedProblem, Source, WalkContext } from "@redocly/openapi-core";
import { ContractDiffFailure } from "../failure.ts";
import type { ContractInput, SourcePlace } from "./load.ts";
import { typesOf } from "./node-types.ts";
import { steps } from "./pointer.ts";
import { core } from "./redocly-core.ts";

/** How many faults of a kind are told. */
const told = 10;

/** Something in a document that OpenAPI does not allow. */
interface Fault {
  /** What it is, and of which part: the same in both documents, wherever that part stands in a list. */
  id: string;
  /** Such as `openapi.yaml:3:1: The field …`. */
  text: string;
}

/**
 * Checks that two documents are OpenAPI and that their references lead somewhere. A fault that was there before is no
 * reason to stop: what can be compared is compared, and the pull request may be the one that repairs it.
 *
 * @returns warnings: what was read in another way than it was written, and the faults of the base.
 * @throws {ContractDiffFailure} naming each fault that only the revision has, with file and line.
 */
export async function checkValidity(base: ContractInput, revision: ContractInput): Promise<string[]> {
  const [baseFaults, revisionFaults] = await Promise.all([findFaults(base), findFaults(revision)]);
  const known = new Set(baseFaults.map(({ id }) => id));
  const added = revisionFaults.filter(({ id }) => !known.has(id));
  if (added.length > 0) throw new ContractDiffFailure(listed(added, "").join("\n"), 3);
  const left = new Set(revisionFaults.map(({ id }) => id));
  const repaired = baseFaults.filter(({ id }) => !left.has(id));
  return [
    ...new Set([...base.warnings, ...revision.warnings]),
    ...listed(revisionFaults, " This was there before."),
    ...listed(repaired, " This is so in the base only."),
  ];
}

function listed(faults: readonly Fault[], remark: string): string[] {
  const lines = faults.slice(0, told).map(({ text }) => `${text}${remark}`);
  return faults.length > told ? [...lines, `And ${faults.length - told} more.${remark}`] : lines;
}

async function findFaults({ written, openapi, placeOfOrigin }: ContractInput): Promise<Fault[]> {
  const broken = written.broken.map(({ reason, ...origin }) =>
    faultOf(reason, origin.path.map(String), placeOfOrigin(origin, "value")),
  );
  const faults = (await lint({ ...written.document, openapi }))
    .filter(({ message }) => openapi.startsWith("3.0") || !/^Expected type `Schema` .* got `boolean`/.test(message))
    .map(({ message, location: [location] }) => {
      const { pointer = "#/", reportOnKey = false } = location ?? {};
      const origin = written.origins.find(written.document, pointer);
      const place = origin && placeOfOrigin(origin, reportOnKey ? "key" : "value");
      return faultOf(message.split("\n")[0] ?? "", steps(pointer), place);
    });
  return [...broken, ...faults];
}

function faultOf(message: string, path: readonly string[], place: SourcePlace | undefined): Fault {
  const where = place ? `${place.file}:${place.line}:${place.col}: ` : "";
  const part = path.map((step) => (/^\d+$/.test(step) ? "*" : step));
  return { id: JSON.stringify([...part, message]), text: `${where}${message}` };
}

/** What Redocly's rule for the structure of documents finds. */
async function lint(parsed: { openapi: string }): Promise<NormalizedProblem[]> {
  const document = { source: new core.Source("contract.json", ""), parsed };
  const types = core.normalizeTypes(lenient(parsed.openapi)) as Record<string, NormalizedNodeType>;
  const rootType = types.Root as NormalizedNodeType;
  const externalRefResolver = new NoResolver();
  const resolvedRefMap = await core.resolveDocument({ rootDocument: document, rootType, externalRefResolver });
  const visitor = core.Struct();
  const normalizedVisitors = core.normalizeVisitors([{ ruleId: "struct", severity: "error", visitor }], types);
  const ctx: WalkContext = { problems: [], specVersion: "oas3_1", visitorsData: {} };
  core.walkDocument({ document, rootType, normalizedVisitors, resolvedRefMap, ctx });
  return ctx.problems;
}

/** The types of OpenAPI, with what JSON Schema allows since 3.1: keywords that nobody knows. */
function lenient(openapi: string): ReturnType<typeof typesOf> {
  const types = typesOf(openapi);
  if (openapi.startsWith("3.0") || !types.Schema) return types;
  return { ...types, Schema: { ...types.Schema, additionalProperties: { resolvable: false } } };
}

/** Reads nothing: whatever belongs to the contract is in its one document. */
class NoResolver extends core.BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    return Promise.reject(new core.ResolveError(new Error(`${reference} is not read`)));
  }
}
