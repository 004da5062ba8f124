import { at, list } from '../../../kubernetes/json';
import { describeRights, holds, Right, rightsOf, toRules } from '../../../kubernetes/rbac-rules';
import { PERMISSION } from '../../../ocm/kinds';
import { valueAt } from '../../../releases/fact';
import { WORKER_BASE_RULES, WORKER_FRAMEWORK_VERBS } from '../../../releases/kueue/framework-facts';
import { Severity } from '../../engine/findings';
import { set } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { frameworkFacts, Manager } from '../../graph/kueue-managers';
import { Grant } from '../../graph/permissions';
import { clustersOf } from '../../queries/access-path';

const WATCH = ['get', 'list', 'watch'];

const LACKING = 'account \'{account}\' lacks these rights on cluster \'{cluster}\': one failing watch makes the whole worker inactive';

export const kueueWorkerRights = defineRule({
  id: 'kueue-worker-rights',
  title: 'Kueue\'s account has on each worker the rights that its frameworks need',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T47'],
  looksAt: 'integrations.frameworks of Kueue\'s configuration, and the rights of its account on each cluster; the release of Kueue',
  messages: {
    'add-rules': { problem: LACKING, remedy: 'add them' },
    'add-role': {
      problem: LACKING,
      remedy: 'add a ClusterRole with them, or list fewer frameworks',
      question: 'Which kinds of job should run on cluster \'{cluster}\'?',
    },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const consumer of graph.consumers) {
      const manager = consumer.entries.find(entry => entry.manager)?.manager;
      for (const cluster of manager ? clustersOf(graph, consumer) : []) {
        const grants = graph.permissions.grantsTo(cluster, consumer.account);
        const [source] = report.each(grants.map(grant => ({ object: grant.source })));
        if (!source || !manager) {
          continue;
        }
        if (release === undefined) {
          report.unknown(source.object, 'kueue-release', {});
          continue;
        }
        const lacking = lack(needed(manager, release), grants);
        if (lacking === undefined) {
          report.unknown(source.object, 'remote-roles', { roles: grants.flatMap(grant => grant.role ?? []), cluster });
        } else if (lacking.length > 0) {
          const own = grants.find(grant => grant.namespace === '' && grant.rules && grant.source.type === PERMISSION && !grant.source.background);
          const found = { field: 'spec.clusterRole.rules', value: describeRights(lacking).join('; '), data: { account: consumer.account, cluster } };
          if (own) {
            const rules = [...list(at(own.source.manifest, 'spec', 'clusterRole', 'rules')), ...toRules(lacking)];
            report.violation(own.source, 'add-rules', { ...found, fix: set(own.source, ['spec', 'clusterRole', 'rules'], rules) });
          } else {
            report.violation(source.object, 'add-role', found);
          }
        }
      }
    }
  },
});

function needed(manager: Manager, release: string): Right[] {
  const rules = manager.frameworks.flatMap(name => {
    const facts = frameworkFacts(name);
    return !facts || !valueAt(facts.adapter, release) ? [] : [{
      apiGroups: [facts.group],
      resources: [facts.resource],
      verbs: [...valueAt(WORKER_FRAMEWORK_VERBS, release), ...valueAt(facts.extraVerbs, release)],
    }];
  });
  const base = valueAt(WORKER_BASE_RULES, release).map(({ group, resource, verbs }) => ({ apiGroups: [group], resources: [resource], verbs }));
  return [...rightsOf([...base, ...rules])];
}

/** Watching is cluster-wide in every release; writing may be narrowed to namespaces. Nothing where a role may allow more than the input shows. */
function lack(wanted: readonly Right[], grants: readonly Grant[]): Right[] | undefined {
  const rightsIn = (some: readonly Grant[]) => new Set(some.flatMap(({ granted }) => [...granted.rights]));
  const [everywhere, somewhere] = [rightsIn(grants.filter(grant => grant.namespace === '')), rightsIn(grants)];
  const lacking = wanted.filter(item => !holds(WATCH.includes(item.split(' ')[0]) ? everywhere : somewhere, item));
  return lacking.length > 0 && grants.some(({ granted }) => granted.absent !== undefined || granted.aggregated) ? undefined : lacking;
}
