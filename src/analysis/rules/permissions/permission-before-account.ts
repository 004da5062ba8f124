import { text } from '../../../kubernetes/json';
import { SYNC_WAVE } from '../../../ocm/annotations';
import { Severity } from '../../engine/findings';
import { Rule, set } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { annotation, isLive, KubeObject } from '../../input/objects';


export const permissionBeforeAccount: Rule = {
  id: 'permission-before-account',
  title: 'A permission reaches the hub after its account',
  severity: Severity.ERROR,
  traps: ['T23'],
  looksAt: 'ClusterPermission and the ManagedServiceAccount it names: Argo CD sync waves, else the order of the input; not objects from a cluster',
  check: (graph, report) => {
    const waves = graph.objects.everything().some(object => annotation(object, SYNC_WAVE) !== undefined);
    for (const { permission, account } of pairs(graph).filter(pair => !pair.permission.background)) {
      report.looked++;
      const early = waves ? wave(permission) <= wave(account) : permission.index < account.index;
      if (early) {
        report.violation(permission, {
          field: waves ? `metadata.annotations['${SYNC_WAVE}']` : 'its place in the input',
          value: waves ? annotation(permission, SYNC_WAVE) ?? 0 : permission.index,
          wrong: waves
            ? 'puts it into the wave of its account or before, where Argo CD sorts by kind, and a permission that comes first is not looked at again for up to ten hours'
            : 'is before that of its account, and a permission that comes first is not looked at again for up to ten hours',
          remedy: set('put it into a later wave, and after its account', permission, ['metadata', 'annotations', SYNC_WAVE], String(wave(account) + 1)),
        });
      }
    }
  },
};

function pairs(graph: AccessGraph): { permission: KubeObject; account: KubeObject }[] {
  return graph.permissions.sources.filter(source => !isLive(source.object)).flatMap(source => {
    const names = new Set(source.bodies.flatMap(body => body.subjects.filter(s => s.kind === 'ManagedServiceAccount').map(s => s.name)));
    return [...names].flatMap(name => {
      const account = graph.accounts.get(source.cluster, name)?.object;
      return account && !isLive(account) ? [{ permission: source.object, account }] : [];
    });
  });
}

function wave(object: KubeObject): number {
  return Number(text(annotation(object, SYNC_WAVE))) || 0;
}
