import { readFileSync } from "node:fs";
import insomnia from "insomnia-importers";

export async function read(document) {
  const { data } = await insomnia.convert(readFileSync(document, "utf8"));
  const requests = data.resources.filter(({ _type }) => _type === "request");
  const { authentication, headers } = requests.find(({ method }) => method === "PATCH");
  return { operations: requests.length, patch: JSON.stringify([authentication, headers]) };
}
