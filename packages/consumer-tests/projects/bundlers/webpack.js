import webpack from "webpack";

// webpack's own command is a package of its own, with 30 more.
const compiler = webpack({
  mode: "production",
  target: "node",
  entry: "./update.js",
  output: { path: `${import.meta.dirname}/out`, filename: "webpack.cjs" },
});
compiler.run((error, stats) => {
  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString());
  compiler.close(() => {});
});
