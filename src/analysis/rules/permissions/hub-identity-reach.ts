import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { hubTokenAccessOf, isEverybody, onCluster } from '../../graph/hub-token-access';

export const hubIdentityReach: Rule = {
  id: 'hub-identity-reach',
  title: 'Hub identities reach a cluster only where that is meant',
  severity: Severity.WARNING,
  traps: ['T77'],
  looksAt: 'subjects of kind User and Group in ClusterPermissions and in RBAC inside ManifestWorks: hub tokens arrive there through cluster-proxy',
  check: (graph, report) => {
    report.each([...graph.permissions.sources, ...graph.permissions.placed]);
    if (graph.options.hubTokensAccepted === false) {
      return;
    }
    for (const door of hubTokenAccessOf(graph)) {
      if (door.object.background) {
        continue;
      }
      if (door.identity === undefined) {
        report.unknown(door.object, `who ${door.subject.kind} '${door.subject.name}' is on ${onCluster(door.cluster)}`);
        continue;
      }
      const everybody = isEverybody(door.subject);
      report.violation(door.object, {
        field: door.field,
        value: `${door.subject.kind} ${door.subject.name}`,
        severity: everybody ? Severity.ERROR : Severity.WARNING,
        wrong: `lets ${door.identity} in through cluster-proxy with its hub token, without any token of an account`
          + (everybody ? ', and that is a group which every account of the hub is in' : ''),
        remedy: everybody
          ? ask('bind a ManagedServiceAccount instead', 'Which application is meant?')
          : ask('bind a ManagedServiceAccount instead, or suppress this finding with a reason', `Shall ${door.identity} reach ${onCluster(door.cluster)}?`),
      });
    }
  },
};
