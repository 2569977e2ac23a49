import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A repository with two packages that can be published, one of which depends on the other. */
export interface Repository {
  folder: string;
  write(path: string, content: string | object): void;
  git(...args: string[]): string;
  commit(): void;
  remove(): void;
}

export function createRepository(version: string): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-release-")));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  const write = (path: string, content: string | object) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  };
  write("package.json", { name: "root", private: true });
  write("pnpm-workspace.yaml", "packages: [packages/*]\npmOnFail: ignore\n");
  write(".gitignore", "reports\n");
  write(".changeset/README.md", "How to write one.\n");
  for (const name of ["openapi-types", "client"]) {
    const manifest = {
      ...{ name: `@conomyhq/${name}`, version, license: "MIT", type: "module", files: ["dist", "CHANGELOG.md"] },
      repository: { type: "git", url: "git+https://example.com/a/b.git", directory: `packages/${name}` },
      engines: { node: ">=20" },
      ...{ main: "./dist/index.js", types: "./dist/index.d.ts" },
      exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
      dependencies: name === "client" ? { "@conomyhq/openapi-types": "workspace:~" } : {},
    };
    write(`packages/${name}/package.json`, manifest);
    write(`packages/${name}/README.md`, `# ${name}\n`);
    write(`packages/${name}/LICENSE`, "MIT License\n");
    write(
      `packages/${name}/CHANGELOG.md`,
      `# ${name}\n\n## ${version}\n\n### Minor Changes\n\n- What is new.\n\n## 0.9.0\n\n- Older.\n`,
    );
    write(`packages/${name}/dist/index.js`, "export const one = 1;\n");
    write(`packages/${name}/dist/index.d.ts`, "export declare const one: number;\n");
  }
  git("init", "-q", "-b", "main");
  const commit = () => {
    git("add", "-A");
    git("commit", "-q", "-m", "a commit");
  };
  execFileSync("pnpm", ["install", "--offline", "--reporter=silent"], { cwd: folder, stdio: "inherit" });
  write(".gitignore", "reports\nnode_modules\n");
  commit();
  return { folder, write, git, commit, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
