// Runs Redocly's CLI again and again in one process: most of a build is the time to load it. Each message holds the
// arguments of a run; the reply holds its exit code and what it printed.
const cli = import.meta.resolve("@redocly/cli/lib/index.js");

let runs = 0;
let stderr = "";
process.stderr.write = (text) => {
  stderr += text;
  return true;
};

process.on("message", async (args) => {
  stderr = "";
  process.argv.splice(2, Infinity, ...args);
  // Nothing but the run keeps the process alive, so that the CLI sees its end, and exits.
  process.channel.unref();
  // The entry runs once for each address; what it imports stays loaded.
  await import(`${cli}?${runs++}`);
});

process.exit = (code) => {
  process.channel.ref();
  process.send({ code, stderr });
};
