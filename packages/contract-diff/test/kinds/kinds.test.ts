import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Bump } from "../../src/bump.ts";
import { compare } from "../../src/compare.ts";

/** Two versions of a small contract, and the release that the change needs on the wire. */
interface Kind {
  name: string;
  bump: Bump;
  /** The text of `openapi.yaml`, or the texts of several files by their names, the first of which is the contract. */
  base: string | Record<string, string>;
  revision: string | Record<string, string>;
  lineEnd?: "crlf";
}

const subjects = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".yaml"));

async function bumpOf({ base, revision, lineEnd }: Kind): Promise<Bump> {
  const cwd = mkdtempSync(join(tmpdir(), "contract-diff-kinds-"));
  try {
    const write = (version: string, texts: string | Record<string, string>) => {
      mkdirSync(join(cwd, version));
      const files = Object.entries(typeof texts === "string" ? { "openapi.yaml": texts } : texts);
      for (const [file, text] of files) {
        writeFileSync(join(cwd, version, file), lineEnd === "crlf" ? text.replaceAll("\n", "\r\n") : text);
      }
      return join(version, files[0]?.[0] ?? "openapi.yaml");
    };
    const comparison = await compare(write("base", base), write("revision", revision), {
      cwd,
      typescript: false,
    });
    return comparison.bump;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe.each(subjects)("%s", (file) => {
  const kinds: Kind[] = parse(readFileSync(join(import.meta.dirname, file), "utf8"));

  for (const kind of kinds) {
    it(`${kind.name}: ${kind.bump}`, async () => {
      expect(await bumpOf(kind)).toBe(kind.bump);
    });
  }
});
