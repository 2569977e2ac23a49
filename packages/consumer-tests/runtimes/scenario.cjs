// What a consumer does, with the public API alone. CommonJS, because ES modules can import it as well; no built-in is
// required, because workerd has none.

/** Makes one call of each kind and tells, as JSON can hold it, what came of them. */
module.exports = async function runScenario({ createConomyClient, isConomyApiError, ConomyApiError }, baseUrl) {
  const lines = [];
  const client = createConomyClient({
    baseUrl,
    apiKey: "key-0f3a",
    credentials: { clientId: "client-5d1c", clientSecret: "secret-77b1" },
    userAgent: "smoke/1.0",
    retry: { minDelay: 1 },
    logger: { debug: (line) => lines.push(line), warn: (line) => lines.push(line), error: (line) => lines.push(line) },
  });
  const update = (id, options) => client.customers.update(id, { email: "ana@example.com" }, options);
  const failure = (id, options) =>
    update(id, options).then(
      () => "no error",
      (error) => error,
    );

  const updated = await update("updated");
  const raw = await client.PATCH("/customers/{customer-id}", {
    params: { path: { "customer-id": "updated" } },
    body: { email: "ana@example.com" },
  });
  const retried = await update("retried");
  const absent = await failure("absent");
  const redirected = await failure("redirected");
  const stalled = await failure("stalled", { timeout: 500, retry: false });

  const controller = new AbortController();
  const reason = new Error("the user left");
  setTimeout(() => controller.abort(reason), 500);
  const aborted = await failure("aborted", { signal: controller.signal });

  const errors = [absent, redirected, stalled];
  return {
    runtime: nameOfRuntime(),
    updated,
    raw: { ok: raw.response.ok, data: raw.data },
    retried,
    absent: {
      guarded: isConomyApiError(absent, { status: 404 }) && absent instanceof ConomyApiError,
      name: absent.name,
      status: absent.status,
      code: absent.code,
      traceId: absent.traceId,
    },
    redirected: { name: redirected.name, message: redirected.message },
    stalled: { name: stalled.name, message: stalled.message },
    aborted: aborted === reason,
    attempts: lines.map((line) => line.replace(/ after .*/, "")),
    shown: [client, ...errors].flatMap((value) => [JSON.stringify(value), String(value), inspect(value)]).join("\n"),
  };
};

function nameOfRuntime() {
  const { Bun, Deno, navigator, process } = globalThis;
  if (Bun) return `Bun ${Bun.version}`;
  if (Deno) return `Deno ${Deno.version.deno}`;
  // workerd has no version to show.
  return process?.version ? `Node ${process.version}` : navigator.userAgent;
}

/** As `console.log` would show it, where there is more than `JSON.stringify`. */
function inspect(value) {
  const { Bun, Deno, process } = globalThis;
  return (Bun?.inspect ?? Deno?.inspect ?? process?.getBuiltinModule("node:util").inspect ?? String)(value);
}
