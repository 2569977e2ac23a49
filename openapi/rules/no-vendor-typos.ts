import type { Location, Oas3Rule } from "@redocly/openapi-core";

const TYPOS: [wrong: RegExp, right: string][] = [
  [/Document?y/i, "Document"],
  [/\bCURL\b/, "CUIL or CURP; no document type is called CURL"],
  [/Zipcode f the/i, "Zipcode of the"],
  [/\bRF522\b/, "RFC 5322"],
];

/** Slips on the vendor's pages that must not be copied along with the facts. */
export const NoVendorTypos: Oas3Rule = () => ({
  Root(document, { location, report }) {
    for (const { text, place } of texts(document, location)) {
      for (const [wrong, right] of TYPOS) {
        const found = wrong.exec(text);
        if (!found) continue;
        report({
          message: `"${found[0]}" is a slip on the vendor's pages. Write: ${right}.`,
          location: place,
        });
      }
    }
  },
});

function* texts(node: unknown, place: Location): Generator<{ text: string; place: Location }> {
  if (typeof node === "string") yield { text: node, place };
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    yield { text: key, place: place.child(key).key() };
    yield* texts(value, place.child(key));
  }
}
