import { ours, peers, raw } from "./cases.ts";
import type { LibraryResult, Results } from "./client-results.ts";
import { bareNode, emptyModule } from "./cold-import.ts";
import { client } from "./libraries.ts";
import type { Spread } from "./ratios.ts";
import { table } from "./table.ts";

/** What the client may cost. A benchmark reports; sizes are held by tests in `consumer-tests`. */
export const budgets = {
  cpu: { budget: 0.5, dream: 0.6 },
  coldImport: { budget: 1.15, dream: 1.08 },
  gzip: { budget: 7_000, dream: 6_000 },
  packages: { budget: 4 },
  bytes: { budget: 360_000 },
  own: { budget: 100_000, dream: 50_000 },
  types: { budget: 250, dream: 118 },
  abort: { budget: 10 },
  deadline: { budget: 25 },
} as const;

/** Writes down what a run measured of the client, as Markdown. */
export function report(results: Results): string {
  const { rounds, cpu, coldImport, libraries, parts, punctuality } = results;
  return `![CPU of a call and size in a bundle, beside the peers](client.svg)

### Budgets

${table(["What", "Measured", "Budget", "Dream", "Within"], budgetRows(results))}

### CPU of a call

A \`PATCH\` with a small JSON body over a stubbed \`fetch\`, which returns the contract's example of a customer in a
fresh \`Response\`. The figure is raw fetch's CPU over the library's: 1 is raw fetch, 0.5 is twice its cost. ${rounds.cpu} rounds.

${table(
  ["Case", "Call", "Min", "Median", "Max"],
  [raw, ...ours, ...peers].map(({ name, does }) => [name, does, ...range(cpu.get(name))]),
)}

### Cold import

The time of a process that imports the package and ends, over that of \`node -e 0\`. ${rounds.coldImport} rounds.

${table(
  ["Import", "Min", "Median", "Max"],
  [bareNode, emptyModule, ...libraries.map(({ name }) => name)].map((name) => [name, ...range(coldImport.get(name))]),
)}

### Aborts and deadlines

How late a call ends over a real socket, in milliseconds: after its caller aborts it, and after its deadline of 100 ms. On a
busy machine these are the machine's as well.

${table(
  ["Ended by", "Min", "Median", "Max"],
  [
    ...[...punctuality.abort].map(([phase, late]) => [`abort, ${phase}`, ...range(late)]),
    ["the deadline", ...range(punctuality.deadline)],
  ],
)}

### Size in a bundle

Bundled by esbuild for Node, minified, and compressed by \`gzip -9\`.

${table(
  ["Package", "Version", "Minified", "Gzipped"],
  libraries.map(({ name, bundle, footprint }) => [
    name,
    versionOf(name, footprint.version),
    bytes(bundle.minified),
    bytes(bundle.gzip),
  ]),
)}

What each part of the client costs. Minified bytes are esbuild's attribution. Gzipped bytes are what the bundle would
lose without the part; what several parts repeat is charged to none of them and stands in the line before the last.

${table(["Part", "Minified", "Gzipped"], partRows(parts))}

### Types

What TypeScript does for a file with one call beyond what it does for an empty one, with \`skipLibCheck\`, as
\`tsc --extendedDiagnostics\` counts it. Generic clients pay in types and instantiations, large ones in lines to read.

${table(
  ["Package", "Types", "Instantiations", "Lines read"],
  libraries.map(({ name, types }) => [name, ...[types.types, types.instantiations, types.lines].map(count)]),
)}

### Install

${table(
  ["Package", "Packages", "Bytes"],
  libraries.map(({ name, footprint }) => [name, count(footprint.packages), bytes(footprint.bytes)]),
)}

Of the client's, ${bytes(ofClient(libraries).footprint.own)} are this repository's own, packed as they are published.
`;
}

/** The largest median. */
function worst(spreads: readonly Spread[]): number {
  return Math.max(...spreads.map(({ median }) => median));
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function budgetRows({ cpu, coldImport, libraries, punctuality }: Results): string[][] {
  const { bundle, footprint, types } = ofClient(libraries);
  const atMost = (what: string, measured: number, limit: Limit, show: (value: number) => string) =>
    row(what, show(measured), limit, (value) => `≤ ${show(value)}`, measured <= limit.budget);
  const callRows = ours.map(({ name }) => {
    const { median } = cpu.get(name)!;
    const within = median >= budgets.cpu.budget;
    return row(`CPU, \`${name}\``, ratio(median), budgets.cpu, (value) => `≥ ${ratio(value)}`, within);
  });
  return [
    ...callRows,
    atMost("Cold import", coldImport.get(client.name)!.median, budgets.coldImport, ratio),
    atMost("Abort, anywhere", worst([...punctuality.abort.values()]), budgets.abort, milliseconds),
    atMost("Over the deadline", worst([punctuality.deadline]), budgets.deadline, milliseconds),
    atMost("Bundle, gzipped", bundle.gzip, budgets.gzip, bytes),
    atMost("Types added", types.types, budgets.types, count),
    atMost("Packages installed", footprint.packages, budgets.packages, count),
    atMost("Bytes installed", footprint.bytes, budgets.bytes, bytes),
    atMost("Of them our own", footprint.own, budgets.own, bytes),
  ];
}

interface Limit {
  budget: number;
  dream?: number;
}

function row(what: string, measured: string, limit: Limit, show: (value: number) => string, within: boolean): string[] {
  const dream = limit.dream === undefined ? "" : show(limit.dream);
  return [what, measured, show(limit.budget), dream, within ? "yes" : "**no**"];
}

function partRows({ parts, whole }: Results["parts"]): string[][] {
  const shared = whole.gzip - parts.reduce((total, { gzip }) => total + gzip, 0);
  return [
    ...parts.map(({ name, minified, gzip }) => [name, bytes(minified), bytes(gzip)]),
    ["repeated between parts", "", bytes(shared)],
    ["the whole, bundled from source", bytes(whole.minified), bytes(whole.gzip)],
  ];
}

function ofClient(libraries: readonly LibraryResult[]): LibraryResult {
  return libraries.find(({ name }) => name === client.name)!;
}

function versionOf(name: string, version: string): string {
  return name === client.name ? "this repository" : version;
}

function range(spread: Spread | undefined): string[] {
  if (!spread) throw new Error("A case was not measured.");
  return [spread.min, spread.median, spread.max].map(ratio);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function bytes(value: number): string {
  return value < 1_000_000 ? `${count(value)} B` : `${(value / 1_000_000).toFixed(1)} MB`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
