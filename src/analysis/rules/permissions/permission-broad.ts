import { Right } from '../../../kubernetes/rbac-rules';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { GrantBody } from '../../graph/permissions';

const ESCALATIONS = ['escalate', 'bind', 'impersonate'];
const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];

export const permissionBroad = defineRule({
  id: 'permission-broad',
  title: 'An account cannot give itself more than it was given',
  severity: Severity.WARNING,
  traps: ['T29'],
  looksAt: 'rules and roles that ClusterPermissions bind, and works, policies and the like: wildcards, escalate, bind, impersonate, writing Secrets, '
    + 'creating tokens, cluster-admin',
  messages: {
    broad: {
      problem: 'grants {rights}, which is enough to get every other right on the cluster',
      remedy: 'name verbs and resources, or suppress this finding with a reason',
      question: 'What should {subjects} be able to do on the cluster?',
    },
  },
  check: (graph, report) => {
    const judged = new Map<GrantBody, readonly string[]>();
    const reported = new Set<string>();
    for (const { object, bodies } of report.each([...graph.permissions.sources, ...graph.permissions.placed])) {
      // What one object brings to many clusters is one finding.
      for (const body of bodies.filter(({ field }) => !reported.has(`${object.index} ${field}`))) {
        reported.add(`${object.index} ${body.field}`);
        const rights = judged.get(body) ?? broadRights(body);
        judged.set(body, rights);
        if (rights.length > 0) {
          report.violation(object, 'broad', {
            field: body.field, value: body.role ?? rights[0], data: { rights, subjects: body.subjects.map(subject => subject.name) },
          });
        }
      }
    }
  },
});

function groupName(group: string): string {
  if (group === '*') {
    return 'every group';
  }
  return group === '' ? 'the core group' : `group ${group}`;
}

/** Of the roles that Kubernetes ships, only the one for administrators is worth a word. */
function broadRights({ granted: { rights, shipped } }: GrantBody): string[] {
  return shipped?.name === 'ClusterRole cluster-admin' ? ['cluster-admin']
    : [...new Set([...rights === shipped?.rights ? [] : rights].filter(item => !shipped?.rights.has(item)).flatMap(broadRight))].sort();
}

function broadRight(item: Right): string[] {
  const [verb, group, resource, name] = item.split(' ');
  // A URL outside the API grants no further rights.
  if (name === undefined) {
    return [];
  }
  if ([verb, group, resource].includes('*')) {
    return [`${verb === '*' ? 'every verb' : verb} on ${resource === '*' ? 'every resource' : resource} of ${groupName(group)}`];
  }
  const isWrite = group === '' && resource === 'secrets' && WRITES.includes(verb);
  const isToken = group === '' && resource === 'serviceaccounts/token' && verb === 'create';
  return ESCALATIONS.includes(verb) || isWrite || isToken ? [`${verb} on ${resource}`] : [];
}
