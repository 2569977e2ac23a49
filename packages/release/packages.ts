import { getPackagesSync } from "@manypkg/get-packages";

/** A package of the workspace that is published. */
export interface PublishedPackage {
  name: string;
  version: string;
  folder: string;
}

/** The packages that are published, each after the ones that it depends on: nobody can install half a release. */
export function publishedPackages(root: string): PublishedPackage[] {
  const left = getPackagesSync(root).packages.filter(({ packageJson }) => !packageJson.private);
  const names = new Set(left.map(({ packageJson }) => packageJson.name));
  const sorted: PublishedPackage[] = [];
  while (left.length > 0) {
    const ready = left.findIndex(({ packageJson: { dependencies = {} } }) =>
      Object.keys(dependencies).every((name) => !names.has(name)),
    );
    const [next] = left.splice(ready, 1);
    if (ready < 0 || !next) throw new Error("Published packages depend on each other in a circle.");
    names.delete(next.packageJson.name);
    sorted.push({ name: next.packageJson.name, version: next.packageJson.version, folder: next.dir });
  }
  return sorted;
}
