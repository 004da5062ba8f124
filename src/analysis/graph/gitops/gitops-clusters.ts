import { at, text } from '../../../kubernetes/json';
import { GITOPS_CLUSTER } from '../../../ocm/kinds';
import { KubeObject, Objects } from '../../input/objects';

/** A GitOpsCluster that gives Argo CD the token of an account on each cluster that a Placement selects. */
export interface GitOpsCluster {
  readonly object: KubeObject;
  readonly account: string;
  /** Name of the Placement, in the same namespace. */
  readonly placement: string;
  /** Namespace of Argo CD. */
  readonly home: string;
  /** Whether Argo CD gets the token. */
  readonly usesToken: boolean;
  /** Whether each cluster must have the account before; nothing makes it there. */
  readonly needsAccount: boolean;
}

/**
 * A blank Secret and the agent of Argo CD use no token, and with a policy template the accounts are made on
 * the hub (stolostron/multicloud-integrations pkg/controller/gitopscluster@b16ef72).
 */
export function gitOpsClusters(objects: Objects): GitOpsCluster[] {
  return objects.of(GITOPS_CLUSTER).flatMap(object => {
    const { spec } = object.manifest;
    const account = text(at(spec, 'managedServiceAccountRef'));
    const isOn = (...path: string[]) => at(spec, ...path) === true;
    const usesToken = !isOn('createBlankClusterSecrets') && !isOn('gitopsAddon', 'argoCDAgent', 'enabled');
    return account === '' ? [] : [{
      object,
      account,
      placement: text(at(spec, 'placementRef', 'name')),
      home: text(at(spec, 'argoServer', 'argoNamespace')),
      usesToken,
      needsAccount: usesToken && !isOn('createPolicyTemplate'),
    }];
  });
}
