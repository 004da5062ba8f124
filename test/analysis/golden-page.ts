import { AccessOptions } from '../../src';
import { Json } from '../../src/kubernetes/json';

/** What the model reports about one small input, as text to read. */
export interface Page {
  readonly title: string;
  readonly lines: () => readonly string[];
  /** The input, where it is one. */
  readonly manifests?: () => readonly Json[];
  readonly options?: AccessOptions;
}
