import { type Part, Unservable, type Walker } from "./parts.ts";

/** How a call proves who sends it. */
export interface Security {
  /** Whether a bearer token is needed beside the key. */
  bearer: boolean;
  /** The header that carries the key. */
  keyHeader: string;
}

/** What an operation asks for: a key in a header, which names the tenant, and perhaps a bearer token beside it. */
export function securityOf(walker: Walker, operation: Part): Security {
  const security = walker.get(operation, "security") ?? walker.get(walker.root, "security");
  const [requirement, alternative] = walker.members(security);
  if (!security || !requirement) throw new Unservable(security ?? operation, "A call without a key is not served");
  if (alternative) throw new Unservable(alternative[1], "Only one way to authenticate is served");

  const found: Partial<Security> = {};
  for (const [name, part] of walker.members(requirement[1])) {
    const scheme = walker.get(walker.root, "components", "securitySchemes", name);
    const text = (key: string) => (scheme ? walker.get(scheme, key)?.value : undefined);
    if (text("type") === "apiKey" && text("in") === "header") found.keyHeader = String(text("name"));
    else if (text("type") === "http" && /^bearer$/i.test(String(text("scheme")))) found.bearer = true;
    else throw new Unservable(part, `The security scheme ${name} is not served: only a key in a header, and a bearer`);
  }
  if (!found.keyHeader) throw new Unservable(requirement[1], "A call without a key is not served");
  return { bearer: found.bearer ?? false, keyHeader: found.keyHeader };
}
