import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import converter from "openapi-to-postmanv2";

export async function read(document) {
  const given = { type: "string", data: readFileSync(document, "utf8") };
  const { output, reason } = await promisify(converter.convert)(given, {});
  if (!output) throw new Error(reason);
  const [{ data: collection }] = output;
  const requests = itemsOf(collection).map(({ request }) => ({ ...request, auth: request.auth ?? collection.auth }));
  const patch = requests.find(({ method }) => method === "PATCH");
  return { operations: requests.length, patch: JSON.stringify([patch.auth, patch.header]) };
}

const itemsOf = (folder) => folder.item.flatMap((item) => (item.item ? itemsOf(item) : [item]));
