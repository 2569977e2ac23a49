/** What is wrong with an id that {@link isUnnameable}. */
export const unnameable: string = "id must not be empty, . or .., because no URL can name such a customer";

/** Whether no path leads to a customer, or a tenant, with this id: a URL loses an empty segment at its end, `.` and `..`. */
export function isUnnameable(id: string | undefined): boolean {
  return id === "" || id === "." || id === "..";
}
