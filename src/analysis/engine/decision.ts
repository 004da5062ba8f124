import { KubeObject } from '../input/objects';
import { Suppression } from '../input/options';

/** A suppression, with the object that carries it where it is an annotation. */
export interface Decision extends Suppression {
  readonly object?: KubeObject;
}

/** A reason to set a finding aside, with the object that carries it where it is an annotation. */
export type Acknowledged = Pick<Decision, 'reason' | 'object'>;
