import { join, relative } from "node:path";
import { watch as watchFiles } from "chokidar";

/** Time in which further saves belong to the same change: an editor may write a file in several steps. */
const pause = 50;

/** What is made, not written; and what editors put beside the file that they save. */
const ignored = /(^|\/)(node_modules|dist|reports|test|\.turbo)(\/|$)|\.test\.ts$|\.tmp$|\.sw[a-z]$|~$|(^|\/)\d+$/;

/**
 * Calls back with the files that changed, as paths from the root.
 *
 * @param paths - Files and folders to watch, from the root. One that is not there yet may come.
 * @returns a function that stops watching.
 */
export async function watch(
  root: string,
  paths: readonly string[],
  onChange: (changed: readonly string[]) => void,
): Promise<() => Promise<void>> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFiles(
    paths.map((path) => join(root, path)),
    { ignoreInitial: true, ignored: (path) => ignored.test(relative(root, path)) },
  );
  watcher.on("all", (_, path) => {
    changed.add(relative(root, path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      onChange([...changed]);
      changed.clear();
    }, pause);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  watcher.on("ready", resolve).on("error", reject);
  await promise;
  return () => {
    clearTimeout(timer);
    return watcher.close();
  };
}
