import { expect, it } from "vitest";
import { createMasker } from "./mask.ts";

const secret = "live-secret-0815";
const masker = createMasker({ secrets: () => [secret, "k1"], secretHeaders: ["x-session"] });

it.each([
  ["a name with an escape", `{"client\\u0053ecret":"other-4711"}`],
  ["a name in capitals", `{"CLIENT_SECRET":"other-4711"}`],
  ["a name in a list", `[{"a":{"refresh-token":"other-4711"}}]`],
  ["a value that is an object", `{"password":{"value":"other-4711"}}`],
  ["a name that is token alone", `{"a":{"token":"other-4711"}}`],
  ["JSON in a text", JSON.stringify({ note: `{"apiKey":"other-4711"}` })],
  ["a form", "id=a&client%53ecret=other-4711"],
  ["JSON that is cut off", `{"clientSecret":"other-4711`],
  ["a token", `{"note":"Bearer other-4711"}`],
  ["a known secret under any name", `{"street":"at ${secret}"}`],
  ["a known secret as a name", `{"${secret}":1}`],
])("masks in a body %s", (_, body) => {
  expect(masker.body(body)).not.toMatch(/4711|0815/);
});

it("keeps the scheme of a proof, and masks headers by name and by value", () => {
  const headers = new Headers({
    authorization: "Bearer a.b.c",
    cookie: "a=b",
    "x-api-key": "key",
    "x-session": "session",
    "x-note": `it is ${secret}`,
    accept: "application/json",
  });
  expect(masker.headers(headers)).toEqual({
    accept: "application/json",
    authorization: "Bearer ****",
    cookie: "****",
    "x-api-key": "****",
    "x-note": "****",
    "x-session": "****",
  });
});

it("masks the parts of a path and of a query that are secrets", () => {
  expect(masker.path("/customers/live%2Dsecret-0815")).toBe("/customers/****");
  expect(masker.query(`?api_key=x&q=${secret}&page=2`)).toBe("?api_key=****&q=****&page=2");
});

it("masks a short secret only where it stands alone", () => {
  expect(masker.body('{"a":"k1","b":"k1rk"}')).toBe('{"a":"****","b":"k1rk"}');
});

it("keeps what holds no secret as it came", () => {
  const body = '{ "email": "secretary@example.com",\n "n": 1.50, "id": 12345678901234567890 }';
  expect(masker.body(body)).toBe(body);
});

it("knows by their names what nobody told it", () => {
  const { body, headers } = createMasker();
  expect(body('{"clientSecret":"a","accessToken":"b","page":1}')).toBe(
    '{"clientSecret":"****","accessToken":"****","page":1}',
  );
  expect(headers(new Headers({ "x-api-key": "a" }))).toEqual({ "x-api-key": "****" });
});

it("masks a query whose name is token alone", () => {
  expect(masker.query("?token=other-4711&tokenType=Bearer")).toBe("?token=****&tokenType=Bearer");
});
