import { gitOpsClusters } from './gitops-clusters';
import { KubeObject } from '../../input/objects';
import { AccessGraph } from '../access-graph';

/** A token that a controller on the hub gives an application, beside OCM's own way through ClusterProfiles. */
export interface TokenHandover {
  /** What asks for it. */
  readonly object: KubeObject;
  /** Namespace of the application that gets it. */
  readonly namespace: string;
  readonly account: string;
  readonly clusters: readonly string[];
  /** Whether other clusters may be among them. */
  readonly others: boolean;
}

/** GitOpsClusters, whose controller writes the token into a cluster Secret of Argo CD. */
export function tokenHandovers({ objects, destinations }: AccessGraph): TokenHandover[] {
  return gitOpsClusters(objects).filter(({ usesToken }) => usesToken).map(({ object, account, placement, home }) => (
    { object, namespace: home, account, ...destinations.ofPlacement(object.namespace, placement) }
  ));
}
