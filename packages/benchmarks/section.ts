import type { Figures } from "./figures.ts";

/** What a bench adds to the report. */
export interface Section {
  /** Markdown; its headings are of the third level. */
  text: string;
  /** Pictures, by the name of their file. */
  plots: Record<string, string>;
  figures: Figures;
  /** Whether everything was within what must hold on any machine. */
  isKept: boolean;
}

/** A bench that `pnpm bench` runs. */
export interface Bench {
  title: string;
  /** For the usage. */
  does: string;
  /**
   * @param isQuick - Whether it is only tried, with times that are too rough to keep.
   * @param progress - Gets a line now and then.
   */
  run(isQuick: boolean, progress: (line: string) => void): Promise<Section>;
}
