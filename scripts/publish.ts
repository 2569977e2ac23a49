import { fileURLToPath } from "node:url";
// By path, and of packages that need no others but one: whatever runs here could publish in our name.
import { runCommand } from "../packages/command/command.ts";
import { readManifest } from "../packages/release/manifest.ts";
import { publish } from "../packages/release/publish.ts";
import { createRegistry } from "../packages/release/registry.ts";

const usage = `Usage: node scripts/publish.ts [--provenance] [--registry URL]

Publishes what \`pnpm release --dry-run\` packed and checked in reports/release, and the registry does not have. Only the
workflow calls it, where packing and publishing are two jobs; everywhere else there is \`pnpm release\`.

  --provenance    tell the registry which commit and which workflow made the packages
  --registry URL  publish there (default: the registry of npm's settings)
  -h, --help      this text
`;

await runCommand(
  { usage, options: { provenance: { type: "boolean", default: false }, registry: { type: "string" } } },
  ({ values }) => {
    const folder = fileURLToPath(new URL("../reports/release", import.meta.url));
    const registry = createRegistry(values.registry, {}, values.provenance);
    publish({ folder, manifest: readManifest(folder), registry, dryRun: false, note: console.log });
  },
);
