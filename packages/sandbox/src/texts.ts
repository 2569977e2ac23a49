const texts = new WeakMap<Response, string>();

/** Notes the body of a response that was just made of it: to read it again costs more than to make it. */
export function withText(response: Response, text: string): Response {
  texts.set(response, text);
  return response;
}

/** The body of a response, which stays readable. */
export async function textOf(response: Response): Promise<string> {
  return texts.get(response) ?? response.clone().text();
}
