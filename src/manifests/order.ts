import { Json, record } from '../kubernetes/json';
import { SYNC_WAVE } from '../ocm/annotations';

/**
 * The order in which the hub must receive our objects. A ClusterPermission that arrives before its account is
 * not looked at again for up to ten hours (open-cluster-management-io/cluster-permission controllers/@v0.17.0).
 */
export enum Step {
  /** sets and their bindings: ClusterProfiles appear */
  BINDING = 0,
  /** accounts: tokens are issued and copied */
  ACCOUNT = 1,
  /** what the accounts may do */
  PERMISSION = 2,
  /** what uses the access: RBAC on the hub, configuration, workload, MultiKueue objects */
  CONSUMER = 3,
}

/**
 * The object with the sync wave of a step, unless it has one already. A user's workload that needs emitted objects must not come first: Argo CD
 * would wait for it to become healthy before it applies what the workload needs.
 */
export function inStep(manifest: Json, step: Step): Json {
  const metadata = record(manifest.metadata);
  const annotations = record(metadata.annotations);
  return SYNC_WAVE in annotations ? manifest : { ...manifest, metadata: { ...metadata, annotations: { ...annotations, [SYNC_WAVE]: String(step) } } };
}
