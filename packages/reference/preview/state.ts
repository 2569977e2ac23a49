import { EventEmitter } from "node:events";

/** What a browser needs to know of the preview. */
export interface PreviewState {
  /** The mark of the page that is served; none as long as no page could be built. */
  page?: string;
  /** Why the last save made no page. */
  failure?: string;
}

/** The state of the preview, for all who follow it. */
export class Watched extends EventEmitter<{ change: [] }> {
  #value: PreviewState = {};

  get value(): PreviewState {
    return this.#value;
  }

  set value(value: PreviewState) {
    this.#value = value;
    this.emit("change");
  }
}
