import { misuse } from "@conomyhq/command";

/** @throws {CommandFailure} for what cannot be the name of a snapshot: it becomes a dist-tag and a part of versions. */
export function checkSnapshotName(name: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    misuse(`--snapshot "${name}" is no name for a snapshot: lower-case letters, digits and hyphens, a letter first.`);
  }
  if (name === "latest") misuse("--snapshot latest would replace the release that everybody installs.");
}
