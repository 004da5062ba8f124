/** What a command gives. It is written only when it is complete. */
export interface Outcome {
  readonly output: string;
  readonly code: number;
}
