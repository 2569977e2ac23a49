import { readFileSync } from "node:fs";
import { openApiToBruno } from "@usebruno/converters";
import { parse } from "yaml";

export async function read(document) {
  const collection = await openApiToBruno(parse(readFileSync(document, "utf8")));
  const requests = itemsOf(collection).map(({ request }) => request);
  const { auth, headers } = requests.find(({ method }) => method === "PATCH");
  const inherited = collection.root.request.auth;
  return {
    operations: requests.length,
    patch: JSON.stringify([given(auth.mode === "inherit" ? inherited : auth), headers]),
  };
}

/** The one kind of authentication that is chosen; every other kind is there too, as null. */
const given = (auth) => ({ [auth.mode]: auth[auth.mode] });

const itemsOf = (folder) => folder.items.flatMap((item) => (item.items ? itemsOf(item) : [item]));
