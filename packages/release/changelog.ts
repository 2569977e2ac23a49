import { readFileSync } from "node:fs";
import { parseContract } from "@conomyhq/contract-document";

/** What changesets tells of a change. */
interface Changeset {
  summary: string;
}

/** What changesets tells of a package that another one depends on. */
interface Dependency {
  name: string;
  newVersion: string;
}

const root = new URL("../../", import.meta.url);

/** How changesets writes the changelogs: what the author wrote, with links to the operations that it names. */
const changelog: {
  getReleaseLine(changeset: Changeset): Promise<string>;
  getDependencyReleaseLine(changesets: Changeset[], dependencies: Dependency[]): Promise<string>;
} = {
  async getReleaseLine({ summary }) {
    return `- ${linkOperations(summary.trim()).replaceAll(/\n(?=.)/g, "\n  ")}`;
  },
  async getDependencyReleaseLine(_, dependencies) {
    return dependencies.map(({ name, newVersion }) => `- Comes with \`${name}\` ${newVersion}.`).join("\n");
  },
};

export default changelog;

/** Links each operation that is written as code, such as `GET /customers`, to its place in the reference. */
export function linkOperations(text: string): string {
  const path = "openapi/conomy.yaml";
  const { paths } = parseContract<{ paths: Record<string, Record<string, { operationId?: string }>> }>(
    readFileSync(new URL(path, root), "utf8"),
    path,
  ).value;
  return text.replaceAll(/(?<!\[)`([A-Z]+) (\/[^`\s]*)`/g, (code, method: string, route: string) => {
    const id = paths[route]?.[method.toLowerCase()]?.operationId;
    return id === undefined ? code : `[${code}](${reference()}#/other/${id.toLowerCase()})`;
  });
}

/** Where `docs.yml` publishes the reference: GitHub gives each repository one place. */
function reference(): string {
  const { repository } = JSON.parse(readFileSync(new URL("packages/client/package.json", root), "utf8"));
  const [, owner, name] = /github\.com\/([^/]+)\/(.+?)\.git$/.exec(repository.url) ?? [];
  return `https://${owner}.github.io/${name}/`;
}
