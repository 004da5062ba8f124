import { KubeObject } from '../input/objects';
import { Suppression } from '../input/options';

/** A suppression, with the object that carries it where it is an annotation. */
export interface Decision extends Suppression {
  readonly object?: KubeObject;
}
