export default {
  build: { ssr: "update.js", outDir: "out/vite" },
  // Otherwise a server's build leaves imports of packages as they are.
  ssr: { noExternal: true },
};
