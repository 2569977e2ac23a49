import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { argumentsOf, execForm } from "../docker.ts";

// There is no Docker engine here: the steps of the Dockerfile run in a folder, which stands for the container's home.

const home = realpathSync(mkdtempSync(join(tmpdir(), "conomy-docker-")));
const { PATH, HOME } = process.env;
let port: string;
let container: ChildProcess | undefined;

const inside = (text: string) => text.replaceAll(argumentsOf("WORKDIR")[0] ?? "", home).replaceAll("4010", port);
const healthcheck = () => {
  const [command = "", ...args] = execForm("HEALTHCHECK").map(inside);
  return promisify(execFile)(command, args).then(
    () => "healthy",
    () => "unhealthy",
  );
};

async function start(): Promise<ChildProcess> {
  const [command = "", ...args] = [...execForm("ENTRYPOINT"), ...execForm("CMD"), "--port", port].map(inside);
  container = spawn(command, args, { cwd: home, env: { PATH, HOME }, stdio: ["ignore", "pipe", "inherit"] });
  await once(container.stdout as NonNullable<typeof container.stdout>, "data");
  return container;
}

async function statusFor(host: string): Promise<number | undefined> {
  const request = get({ port, host: "127.0.0.1", path: "/nothing", headers: { host } });
  const [response] = await once(request, "response");
  response.resume();
  return response.statusCode;
}

beforeAll(async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  port = String((server.address() as AddressInfo).port);
  server.close();
  writeFileSync(join(home, ".npmrc"), `@conomyhq:registry=${inject("registry")}\n`);
  const [, SANDBOX] = argumentsOf("ARG")[0]?.split("=") ?? [];
  for (const step of argumentsOf("RUN")) {
    // With all of this process's environment: it may say where the registry of all others is.
    const env = { ...process.env, SANDBOX, NODE_ENV: "production" };
    execFileSync("sh", ["-ec", inside(step)], {
      cwd: home,
      env,
      stdio: ["ignore", "ignore", "inherit"],
      timeout: 60_000,
    });
  }
}, 120_000);
afterAll(() => {
  container?.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});

it("is unhealthy before it starts, and healthy as soon as it listens", async () => {
  expect(await healthcheck()).toBe("unhealthy");
  await start();
  expect(await healthcheck()).toBe("healthy");
});

it("may be called by its name in the compose file, by its address, and by no other name", async () => {
  expect(await statusFor("conomy:4010")).toBe(404);
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(404);
  expect(await statusFor("evil.example")).toBe(403);
});

it("ends with 0 on SIGTERM, and has its state when it starts again", async () => {
  const url = `http://127.0.0.1:${port}`;
  const headers = { "content-type": "application/json", "user-agent": "docker", "x-api-key": "sandbox-key" };
  const credentials = JSON.stringify({ clientId: "sandbox-client", clientSecret: "sandbox-secret" });
  const call = async (body: string, authorization: string) => {
    const path = authorization ? "customers/69e25243baa9fd9b463d6bac" : "auth";
    const sent = { method: authorization ? "PATCH" : "POST", headers: { ...headers, authorization }, body };
    return (await fetch(`${url}/${path}`, sent)).json() as Promise<Record<string, string>>;
  };
  const token = async () => `Bearer ${(await call(credentials, "")).accessToken}`;
  await call('{"email":"docker@example.com"}', await token());

  container?.kill("SIGTERM");
  expect(await once(container as ChildProcess, "exit")).toEqual([0, null]);
  await start();
  expect(await call("{}", await token())).toMatchObject({ email: "docker@example.com" });
  container?.kill("SIGTERM");
  expect(await once(container as ChildProcess, "exit")).toEqual([0, null]);
});
