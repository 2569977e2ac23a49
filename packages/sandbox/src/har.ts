import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { toEntry, toHar } from "@conomyhq/har/har";
import type { RecordedRequest } from "./requests.ts";
import { version } from "./version.ts";

/** Writes what was exchanged to a file. */
export interface HarFile {
  /** Adds a request and its response. One whose connection was dropped has none, and is left out. */
  add(request: RecordedRequest): void;
  close(): void;
}

const empty = JSON.stringify(toHar([], { name: "@conomyhq/sandbox", version }));
const end = "\n]}}\n";
const begin = empty.slice(0, -end.trim().length);
/** What a recording of any version begins with: an update goes on with one. */
const signature = begin.slice(0, begin.lastIndexOf('"version"'));

/**
 * Opens a recording, or goes on with one. After each request the file is whole: the end is written anew behind it, in one
 * write, so that a kill loses nothing that had its response.
 *
 * @param baseUrl - Where the requests went.
 * @throws an `Error` that names the file if it cannot be used, or holds something else.
 */
export function openHar(file: string, baseUrl: () => string): HarFile {
  const handle = open(file);
  let size = fstatSync(handle).size;
  if (size === 0) size = writeSync(handle, begin + end, 0);
  else if (!isRecording(handle, size)) {
    closeSync(handle);
    throw new Error(
      `${file} is not a recording of the sandbox, or is damaged. Move it away, or choose another --record.`,
    );
  }
  let failed = false;

  return {
    add(request) {
      if (!request.response) return;
      const place = size - end.length;
      const comma = read(handle, 1, place - 1) === "[" ? "" : ",";
      const entry = Buffer.from(`${comma}\n${JSON.stringify(entryOf(request, request.response, baseUrl()))}${end}`);
      try {
        const written = writeSync(handle, entry, 0, entry.length, place);
        if (written < entry.length) throw new Error("the disk is full");
        size = place + written;
      } catch (error) {
        // What was written of it goes again, so that the file stays whole.
        ftruncateSync(handle, place);
        writeSync(handle, end, place);
        if (!failed) console.error(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
        failed = true;
      }
    },
    close: () => closeSync(handle),
  };
}

function open(file: string): number {
  try {
    // It holds what customers are called: a new one is readable by its owner only.
    return openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  } catch (error) {
    throw new Error(`${file} cannot be used: ${(error as Error).message}. Check that its folder exists.`, {
      cause: error,
    });
  }
}

function isRecording(handle: number, size: number): boolean {
  return read(handle, signature.length, 0) === signature && read(handle, end.length, size - end.length) === end;
}

function read(handle: number, length: number, place: number): string {
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, Math.max(0, place));
  return bytes.toString();
}

function entryOf(
  { method, path, query, headers, body, time }: RecordedRequest,
  response: NonNullable<RecordedRequest["response"]>,
  baseUrl: string,
): object {
  return toEntry({
    request: { method, url: `${baseUrl}${path}${query}`, headers: new Headers(headers), body },
    response: { ...response, headers: new Headers(response.headers) },
    startedAt: new Date(time),
  });
}
