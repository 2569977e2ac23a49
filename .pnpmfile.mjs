export const hooks = {
  /** A consumer cannot install what only this workspace has, and needs nothing that only builds, tests and packs. */
  beforePacking({ devDependencies: _, scripts: __, ...manifest }) {
    return manifest;
  },
};
