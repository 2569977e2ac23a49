/** One mistake, seeded into `fixtures/base.yaml`, and what the lint must say about it. */
export type Mistake = {
  mistake: string;
  edit: [from: string, to: string];
  rule: string;
  /** The line, without its indentation, that the finding points to. */
  line: string;
  says: string;
};
