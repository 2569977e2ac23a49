import { generate } from "selfsigned";

const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
  extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
});
console.log(JSON.stringify({ key, cert }));
