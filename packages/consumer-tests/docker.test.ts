import { validate } from "dockerfile-utils";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { argumentsOf, compose, dockerfile, execForm } from "./docker.ts";

it("has a Dockerfile without a fault", () => {
  expect(validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  expect(validate(dockerfile.replace("EXPOSE 4010", "EXPOSE port"))).toHaveLength(1);
});

it("installs and runs as another user than root, and keeps its state in a volume", () => {
  const [user, first] = [dockerfile.indexOf("\nUSER node\n"), dockerfile.indexOf("\nRUN ")];
  expect(user).toBeGreaterThan(0);
  expect(first).toBeGreaterThan(user);
  const [volume] = JSON.parse(argumentsOf("VOLUME")[0] ?? "[]");
  expect(`${argumentsOf("WORKDIR")[0]}/${execForm("ENTRYPOINT").at(-1)}`).toBe(`${volume}/conomy.sqlite`);
  expect(parse(compose).services.conomy.volumes).toEqual([`conomy:${volume}`]);
});

it("has a compose file whose parts know each other", () => {
  const { services, volumes } = parse(compose);
  const [port] = argumentsOf("EXPOSE");
  const url = new URL(services.billing.environment.CONOMY_URL);
  expect(services).toHaveProperty(url.hostname);
  expect(url.port).toBe(port);
  expect(execForm("CMD")).toEqual(["--allow-host", url.hostname]);
  // Not for the network: the sandbox guards nothing.
  expect(services.conomy.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  expect(services.billing.depends_on).toEqual({ conomy: { condition: "service_healthy" } });
  expect(argumentsOf("HEALTHCHECK")).toHaveLength(1);
  expect(Object.keys(volumes)).toEqual(["conomy"]);
});
