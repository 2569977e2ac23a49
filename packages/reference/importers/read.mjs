// Usage: node read.mjs TOOL DOCUMENT RESULT. Tools print what they like; the result goes into a file.
import { writeFileSync } from "node:fs";

const [tool, document, result] = process.argv.slice(2);
const { read } = await import(`./tools/${tool}.mjs`);
writeFileSync(result, JSON.stringify(await read(document)));
