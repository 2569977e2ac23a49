/** What is generated for `updateCustomer`, up to the next operation of the contract, without comments. */
export function functionOf(source) {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const start = code.search(/\bupdateCustomer(?: = | ?: \(|\()|alias: ["`']updateCustomer/);
  if (start === -1) throw new Error("There is no updateCustomer in what was generated.");
  return code.slice(start).split(/\b(?:create|get|list)(?:AccessToken|Customers?)/i, 1)[0];
}
