import { RawStep, StepWriter } from './path-messages';
import { StepName } from './path-step';
import { Right, right } from '../../kubernetes/rbac-rules';
import { syncedSecretName } from '../../ocm/synced-secret';
import { missing } from '../engine/missing-input';
import { AccessGraph } from '../graph/access-graph';
import { Consumer, subjectNames } from '../graph/consumers';
import { serviceAccountName, SubjectName } from '../graph/hub-rbac';

/** Service accounts of a consumer that cannot do on the hub what they must. */
export interface LackingRights {
  readonly noToken: readonly SubjectName[];
  readonly noProfiles: readonly SubjectName[];
}

export function hubRole(graph: AccessGraph, consumer: Consumer, cluster: string): RawStep {
  const step = new StepWriter(graph, StepName.HUB_ROLE);
  const { account, namespace } = consumer;
  if (consumer.subjects.length === 0) {
    return step.unknown(missing('workload', { account, namespace }));
  }
  const { noToken, noProfiles } = lackingOnHub(graph, consumer, cluster);
  if (noToken.length === 0 && noProfiles.length === 0) {
    return step.ok('can-read', { accounts: subjectNames(consumer), cluster, account });
  }
  const roles = graph.rbac.unresolved(namespace);
  if (!graph.complete || roles.length > 0) {
    return step.unknown(roles.length > 0 ? missing('hub-roles', { roles, namespace }) : missing('hub-rbac', { namespace }));
  }
  if (noToken.length === 0) {
    return step.broken('cannot-read-profiles', { noProfiles });
  }
  return noProfiles.length === 0 ? step.broken('cannot-read-token', { noToken, cluster, account })
    : step.broken('cannot-read-token-and-profiles', { noToken, noProfiles, cluster, account });
}

export function lackingOnHub(graph: AccessGraph, consumer: Consumer, cluster: string): LackingRights {
  const { token, profiles } = neededOnHub(consumer, cluster);
  const without = (rights: readonly string[]) => consumer.subjects
    .filter(subject => !rights.every(needed => graph.rbac.can(consumer.namespace, subject, needed) === true))
    .map(({ namespace, name }) => serviceAccountName(namespace, name));
  return { noToken: without([token]), noProfiles: without(profiles) };
}

/** What the service accounts of a consumer must be able to do on the hub. */
export function neededOnHub({ account, entries }: Consumer, cluster: string): { readonly token: Right; readonly profiles: readonly Right[] } {
  // Argo CD has server and cluster in its own Secret and looks at no profile.
  const verbs = entries.every(({ origin }) => origin === 'Argo CD') ? [] : ['get', 'list'];
  return {
    token: right('get', '', 'secrets', syncedSecretName(cluster, account)),
    profiles: verbs.map(verb => right(verb, 'multicluster.x-k8s.io', 'clusterprofiles')),
  };
}
