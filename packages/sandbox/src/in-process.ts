import type { App } from "./app.ts";
import { adopted } from "./realm.ts";

/** A `fetch` that gets its responses in this process. The client's own type of it fits, and so does the platform's. */
export type InProcessFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Responds as a server would, faults included: a connection that breaks becomes the error that `fetch` throws for it.
 *
 * @param stop - Says that the sandbox is closed: what stalls ends, and further calls are refused.
 * @param cut - Says that the calls under way are not waited for any more.
 */
export function createInProcessFetch(app: App, stop: AbortSignal, cut: AbortSignal): InProcessFetch {
  return async (url, init) => {
    const request = new Request(url, init && { ...init, signal: adopted(init.signal) ?? null });
    request.signal.throwIfAborted();
    if (stop.aborted) throw failed("ECONNREFUSED", "The sandbox is closed");

    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const abort = () => reject(request.signal.reason);
    request.signal.addEventListener("abort", abort);
    try {
      const { response, cut: place } = await Promise.race([app(request), aborted]);
      if (place === "never") return await Promise.race([aborted, stopped(stop)]);
      if (place === "before") throw failed("ECONNRESET", dropped);
      return place === "middle" ? await cutInTheMiddle(response) : response;
    } catch (error) {
      throw cut.aborted && error === cut.reason ? failed("ECONNRESET", "The sandbox is closed") : error;
    } finally {
      request.signal.removeEventListener("abort", abort);
    }
  };
}

const dropped = "The sandbox was asked to drop the connection";

async function stopped(stop: AbortSignal): Promise<never> {
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
  throw failed("ECONNRESET", "The sandbox is closed");
}

async function cutInTheMiddle(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(whole.subarray(0, whole.length / 2)),
    pull: (controller) => controller.error(failed("ECONNRESET", dropped, "terminated")),
  });
  return new Response(body, response);
}

/** What the platform's `fetch` throws. */
function failed(code: string, why: string, message = "fetch failed"): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(why), { code }) });
}
