const urls = new WeakMap<Request, URL>();

/** The URL of a request, which is asked for in several places and parsed once. */
export function urlOf(request: Request): URL {
  const url = urls.get(request) ?? new URL(request.url);
  urls.set(request, url);
  return url;
}
