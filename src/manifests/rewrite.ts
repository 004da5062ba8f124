import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { refuse } from '../errors/format-error';
import { Json, tidy } from '../kubernetes/json';

/** An object that must be in a namespace is not in another one. Where it names none, the applier decides. */
export function requireNamespace(where: string, object: ApiObject, namespace: string): void {
  const { namespace: stated } = object.metadata;
  if (stated !== undefined && stated !== namespace) {
    refuse(
      where,
      'metadata.namespace',
      stated,
      {
        wrong: `is not ${namespace}, the namespace of the binding, where profiles and tokens are`,
        remedy: 'bind the namespace of the workload, or move the workload',
      },
    );
  }
}

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
