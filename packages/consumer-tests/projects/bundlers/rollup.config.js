import { nodeResolve } from "@rollup/plugin-node-resolve";

export default { input: "update.js", plugins: [nodeResolve()], output: { file: "out/rollup.mjs", format: "es" } };
