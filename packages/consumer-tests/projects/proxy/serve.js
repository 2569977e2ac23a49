import { createServer } from "node:http";
import { createProxy } from "proxy";

// A proxy that tells what it forwards.
const server = createServer();
for (const event of ["connect", "request"]) server.on(event, ({ method, url }) => console.log(method, url));
createProxy(server).listen(0, "127.0.0.1", () => console.log(`serves on http://127.0.0.1:${server.address().port}`));
