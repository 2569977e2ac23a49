import { beforeEach, expect, it } from "vitest";
import { clearRecording, record, recordingAsHar, settled } from "./recording.ts";

const request = {
  method: "POST",
  url: "http://127.0.0.1:1/auth?page=2",
  headers: { "content-type": "application/json", Authorization: "Bearer token-9c2e", "X-API-Key": "key-0f3a" },
  body: '{"clientId":"client","clientSecret" : "secret-\\"77b1"}',
};

beforeEach(clearRecording);

async function harOf(...responses: Response[]): Promise<string> {
  for (const response of responses) record(request, response);
  await settled();
  return JSON.stringify(recordingAsHar());
}

it("a recording is HAR 1.2 with method, URL, query, headers and bodies", async () => {
  const har = await harOf(Response.json({ expiresIn: 60 }, { status: 201 }));
  expect(JSON.parse(har).log).toMatchObject({
    version: "1.2",
    entries: [
      {
        request: {
          method: "POST",
          url: request.url,
          queryString: [{ name: "page", value: "2" }],
          postData: { mimeType: "application/json" },
        },
        response: { status: 201, content: { mimeType: "application/json", text: '{"expiresIn":60}' } },
      },
    ],
  });
});

it("a recording holds no key, secret or token, but says that they were there", async () => {
  const har = await harOf(Response.json({ accessToken: "token-5d10" }));
  for (const secret of ["key-0f3a", "77b1", "token-9c2e", "token-5d10"]) expect(har).not.toContain(secret);
  const [entry] = JSON.parse(har).log.entries;
  expect(entry.request.headers).toContainEqual({ name: "authorization", value: "Bearer ****" });
  expect(entry.request.headers).toContainEqual({ name: "x-api-key", value: "****" });
  expect(entry.response.content.text).toBe('{"accessToken":"****"}');
});

it("an exchange is recorded once, however often it takes place, and with whatever token", async () => {
  record({ ...request, headers: { ...request.headers, Authorization: "Bearer token-1a7d" } }, Response.json({}));
  const entries = JSON.parse(await harOf(Response.json({}), Response.json({}), Response.json([]))).log.entries;
  expect(entries.map(({ response }: { response: { content: object } }) => response.content)).toMatchObject([
    { text: "{}" },
    { text: "[]" },
  ]);
});

it("a large body leaves only its size if it was refused", async () => {
  const body = "x".repeat(70_000);
  for (const status of [200, 400]) record({ ...request, body }, new Response("", { status }));
  await settled();
  const [accepted, refused] = JSON.parse(await harOf()).log.entries;
  expect(accepted.request.postData.text).toBe(body);
  expect(refused.request).toMatchObject({ bodySize: 70_000, postData: { mimeType: "application/json" } });
  expect(refused.request.postData).not.toHaveProperty("text");
});

it("a response stays readable, and one that breaks off or never ends is left out", async () => {
  const whole = Response.json({});
  const broken = new Response(new ReadableStream({ pull: (stream) => stream.error(new Error("reset")) }));
  const endless = new Response(new ReadableStream());
  expect(JSON.parse(await harOf(whole, broken, endless)).log.entries).toHaveLength(1);
  expect(await whole.text()).toBe("{}");
  await expect(broken.text()).rejects.toThrow("reset");
});
