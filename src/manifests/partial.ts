import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { emit, Placement } from './emit';
import { PROTECTION } from '../ocm/partial-object';

/** Makes an object that holds only the fields we set of something another installer owns. */
export function emitPartial(scope: Construct, id: string, manifest: ApiObjectProps, placement: Placement): ApiObject {
  return emit(scope, id, {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...manifest.metadata?.annotations, ...PROTECTION } },
  }, placement);
}
