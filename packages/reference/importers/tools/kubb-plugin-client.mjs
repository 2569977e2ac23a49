import { readdirSync, readFileSync } from "node:fs";
import { safeBuild } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { functionOf } from "../source.mjs";

export async function read(document) {
  const path = `${document}.kubb`;
  const plugins = [pluginOas({ validate: false }), pluginTs(), pluginClient()];
  const { error } = await safeBuild({ config: { root: ".", input: { path: document }, output: { path }, plugins } });
  if (error) throw error;
  const files = readdirSync(`${path}/clients`).filter((name) => name !== "index.ts");
  return { operations: files.length, patch: functionOf(readFileSync(`${path}/clients/updateCustomer.ts`, "utf8")) };
}
