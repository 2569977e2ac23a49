/** Remembers what a function answered for a document and a name, for as long as the document is used. */
export function memoize<Document extends object, Value>(
  compute: (document: Document, name: string) => Value,
): (document: Document, name: string) => Value {
  const known = new WeakMap<Document, Map<string, Value>>();
  return (document, name) => {
    const values = known.get(document) ?? new Map<string, Value>();
    known.set(document, values);
    if (!values.has(name)) values.set(name, compute(document, name));
    return values.get(name) as Value;
  };
}
