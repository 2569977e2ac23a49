import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type BrowserContext, chromium as playwright } from "playwright-core";

/** A Chromium with a profile of its own. */
export interface Browser {
  context: BrowserContext;
  /** Ends it, and removes its profile. */
  close(): Promise<void>;
}

/**
 * Starts the Chromium of the lockfile, headless. It is built for Linux x64; elsewhere `CHROMIUM_PATH` names another.
 *
 * @throws an `Error` that asks for `CHROMIUM_PATH` where the lockfile's browser cannot run.
 */
export async function launchBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  if (!CHROMIUM_PATH && !(process.platform === "linux" && process.arch === "x64")) {
    throw new Error("The lockfile's Chromium runs on Linux x64 only. Set CHROMIUM_PATH to a Chromium of this machine.");
  }
  // The lockfile's Chromium would let every page read every origin.
  const flags = CHROMIUM_PATH ? [] : chromium.args.filter((flag) => flag !== "--disable-web-security");
  const profile = await mkdtemp(join(tmpdir(), "conomy-chromium-"));
  const remove = () => rm(profile, { recursive: true, force: true });
  try {
    const context = await playwright.launchPersistentContext(profile, {
      executablePath: CHROMIUM_PATH ?? (await chromium.executablePath()),
      args: [...flags, "--no-sandbox", "--disable-background-networking"],
      headless: true,
    });
    return {
      context,
      async close() {
        await context.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
