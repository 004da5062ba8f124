import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Json, tidy } from './json';

/** A pure change of an object; throws an Error that names what is wrong. */
export type Rewrite = (manifest: Json) => Json;

/**
 * Changes what an object becomes at synth, after everything its owner did to it: containers added later, JSON
 * patches, fields that its class would drop. JSON patches of ours could not do this: they are positional, need
 * arrays that may be missing, and cdk8s-plus-28 drops the fields its schema lacks (image volumes).
 *
 * What cannot be done is reported by validation, so that a failing synth writes no file.
 */
export function rewriteAtSynth(owner: Construct, object: ApiObject, rewrite: Rewrite): void {
  const before = object.toJson.bind(object);
  object.toJson = () => tidy(rewrite(before()));
  owner.node.addValidation({
    validate: () => {
      try {
        rewrite(before());
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    },
  });
}
