export const hooks = {
  /** A consumer cannot install what only this workspace has, and needs nothing that only builds and tests need. */
  beforePacking({ devDependencies: _, ...manifest }) {
    return manifest;
  },
};
