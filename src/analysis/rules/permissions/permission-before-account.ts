import { text } from '../../../kubernetes/json';
import { SYNC_WAVE } from '../../../ocm/annotations';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { AccessGraph } from '../../graph/access-graph';
import { GrantBody } from '../../graph/permissions';
import { annotation, KubeObject } from '../../input/objects';

const LATE = 'OCM does not retry a permission that arrives before its account for up to ten hours';
const REMEDY = 'put it after its account, in a later sync wave';

export const permissionBeforeAccount = defineRule({
  id: 'permission-before-account',
  title: 'A permission reaches the hub after its account',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T23'],
  looksAt: 'ClusterPermission and the ManagedServiceAccount it names: Argo CD sync waves, else the order of the input; not objects from a cluster',
  messages: {
    wave: { problem: `is not later than the wave of its account, and Argo CD sorts a wave by kind: ${LATE}`, remedy: REMEDY },
    order: { problem: `is earlier than that of its account: ${LATE}`, remedy: REMEDY },
  },
  check: (graph, report) => {
    const waves = graph.objects.everything().some(object => annotation(object, SYNC_WAVE) !== undefined);
    for (const { permission, account } of pairs(graph).filter(pair => !pair.permission.background)) {
      report.looked++;
      const early = waves ? wave(permission) <= wave(account) : permission.index < account.index;
      if (early) {
        report.violation(permission, waves ? 'wave' : 'order', {
          field: waves ? `metadata.annotations['${SYNC_WAVE}']` : 'its place in the input',
          value: waves ? annotation(permission, SYNC_WAVE) ?? 0 : permission.index,
          fix: set(permission, ['metadata', 'annotations', SYNC_WAVE], String(wave(account) + 1)),
        });
      }
    }
  },
});

function pairs(graph: AccessGraph): { permission: KubeObject; account: KubeObject }[] {
  // A fleet repeats one permission thousands of times.
  const known = new Map<readonly GrantBody[], readonly string[]>();
  return graph.permissions.sources.filter(source => !source.object.live).flatMap(source => {
    const names = known.get(source.bodies) ?? accountsIn(source.bodies);
    known.set(source.bodies, names);
    return names.flatMap(name => {
      const account = graph.accounts.get(source.cluster, name)?.object;
      return account && !account.live && !account.carrier ? [{ permission: source.object, account }] : [];
    });
  });
}

function accountsIn(bodies: readonly GrantBody[]): string[] {
  return [...new Set(bodies.flatMap(body => body.subjects.filter(s => s.kind === 'ManagedServiceAccount').map(s => s.name)))];
}

function wave(object: KubeObject): number {
  return Number(text(annotation(object, SYNC_WAVE))) || 0;
}
