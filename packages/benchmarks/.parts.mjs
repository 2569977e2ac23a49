import { bundleParts } from "./bundle-parts.ts";

const { whole, parts } = await bundleParts();
console.log(whole);
for (const p of parts) console.log(p.name.padEnd(24), p.minified, p.gzip);
