/** What the model reports about one small input, as text to read. */
export interface Page {
  readonly title: string;
  readonly lines: () => readonly string[];
}
