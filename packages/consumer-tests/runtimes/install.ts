import { installOnDemand } from "@conomyhq/vitest-config/install";

/** Brings the runtimes and compilers of this folder's lockfile. */
export default function install(): void {
  installOnDemand(import.meta.dirname);
}
