import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Section } from "../section.ts";
import { joined, synthetic, writeCase } from "./contracts.ts";
import { measureChain } from "./measure.ts";
import { type Measured, report, typesOf } from "./report.ts";

const sizes = [1, 10, 100, 1_000, 3_000];
const published = ["figma", "github"];

/** What contracts of different sizes cost in lint, bundle, types, type check, sandbox, reference and contract diff. */
export async function benchContracts(isQuick: boolean, progress: (line: string) => void): Promise<Section> {
  const measured = (isQuick ? [1, 10] : [...sizes, ...published]).map((which): Measured => {
    const folder = mkdtempSync(join(tmpdir(), "conomy-chain-"));
    try {
      const isSize = typeof which === "number";
      const contract = writeCase(`${which}`, isSize ? synthetic(which) : joined(which), folder);
      const costs = measureChain(contract, folder, (step) => progress(`${which}: ${step}`));
      return { contract, costs, ...(isSize && { added: which }) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const figures = Object.fromEntries(
    measured.map((one) => [`Types of a call, contract ${one.contract.name}`, [typesOf(one)?.types ?? Number.NaN]]),
  );
  return { text: report(measured), plots: {}, figures, isKept: true };
}
