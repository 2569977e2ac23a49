// Compiled without any platform's types: what this client returns and takes is then still no `any`.
import type {
  ConomyApiError,
  ConomyClient,
  ConomyClientOptions,
  ConomyConfigError,
  ConomyConnectionError,
  ConomyError,
  ConomyParseError,
  ConomyTimeoutError,
  createConomyClient,
  isConomyApiError,
} from "@conomyhq/client";

type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** Where an `any` is, in a type and all that can be reached from it. */
type Anys<Type, Path extends string> =
  IsAny<Type> extends true
    ? Path
    : Type extends string | number | boolean | null | undefined
      ? never
      : Type extends Promise<infer Value>
        ? Anys<Value, Path>
        : Type extends readonly (infer Element)[]
          ? Anys<Element, `${Path}[]`>
          : Type extends (...parameters: infer Parameters) => infer Result
            ? Anys<Parameters, `${Path}()`> | Anys<Result, `${Path}=>`>
            : { [Key in keyof Type & string]: Anys<Type[Key], `${Path}.${Key}`> }[keyof Type & string];

declare function none<Found extends never>(): Found;

type Any = ReturnType<typeof JSON.parse>;

// The probe finds an `any` wherever it hides.
none<Anys<{ field: string }, "">>();
// @ts-expect-error
none<Anys<{ field: Any }, "">>();
// @ts-expect-error
none<Anys<{ field?: { field: Any } | string }, "">>();
// @ts-expect-error
none<Anys<{ list: readonly Any[] }, "">>();
// @ts-expect-error
none<Anys<{ method?(name: string, value: Any): void }, "">>();
// @ts-expect-error
none<Anys<{ method(): Promise<{ field: Any }> }, "">>();

declare const conomy: ConomyClient;
const params = { path: { "customer-id": "69e2" } };

// What comes back.
export async function results(): Promise<void> {
  const customer = await conomy.customers.update("69e2", {});
  none<Anys<typeof customer, "customer">>();

  const result = await conomy.PATCH("/customers/{customer-id}", { params, body: {} });
  none<Anys<typeof result, "result">>();
  none<Anys<typeof result.data, "data">>();
  none<Anys<typeof result.error, "error">>();
  none<Anys<typeof result.response.headers.get, "headers.get">>();

  const token = await conomy.POST("/auth", { body: { clientId: "id", clientSecret: "secret" } });
  none<Anys<typeof token, "token">>();

  const whole = await conomy.customers.update("69e2", {}).withResponse();
  none<Anys<typeof whole, "whole">>();

  const receipt = await conomy.request("POST", "/payments", { body: {} });
  none<Anys<typeof receipt, "receipt">>();
}

// What is given. `use` and `eject` alone show openapi-fetch's types, which need the platform's.
none<Anys<ConomyClientOptions, "options">>();
none<Anys<Parameters<typeof createConomyClient>, "createConomyClient">>();
none<Anys<Omit<ConomyClient, "use" | "eject">, "client">>();
none<Anys<Parameters<typeof isConomyApiError>, "isConomyApiError">>();

// What is thrown.
none<Anys<ConomyError, "ConomyError">>();
none<Anys<ConomyApiError, "ConomyApiError">>();
none<Anys<ConomyConfigError, "ConomyConfigError">>();
none<Anys<ConomyConnectionError, "ConomyConnectionError">>();
none<Anys<ConomyParseError, "ConomyParseError">>();
none<Anys<ConomyTimeoutError, "ConomyTimeoutError">>();
