import { some } from '../../../errors/format-error';
import { rightsOf } from '../../../kubernetes/rbac-rules';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { GrantBody } from '../../graph/permissions';

const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];

export const permissionBroad: Rule = {
  id: 'permission-broad',
  title: 'An account cannot give itself more than it was given',
  severity: Severity.WARNING,
  traps: ['T29'],
  looksAt: 'rules and roles that ClusterPermissions and ManifestWorks bind: wildcards, escalate, bind, impersonate, writing Secrets, making tokens, cluster-admin',
  check: (graph, report) => {
    const judged = new Map<GrantBody, readonly string[]>();
    for (const { object, bodies } of report.each([...graph.permissions.sources, ...graph.permissions.placed])) {
      for (const body of bodies) {
        const broad = judged.get(body) ?? broadRights(body);
        judged.set(body, broad);
        if (broad.length > 0) {
          report.violation(object, {
            field: body.field,
            value: body.role ?? broad[0],
            wrong: `gives ${some(broad)}, from which the rest of the cluster follows`,
            remedy: ask('name verbs and resources, or suppress this finding with a reason', `What shall ${some(body.subjects.map(subject => subject.name))} be able to do on the cluster?`),
          });
        }
      }
    }
  },
};

function groupName(group: string): string {
  return group === '*' ? 'every group' : group === '' ? 'the core group' : `group ${group}`;
}

function broadRights({ rules, role }: GrantBody): string[] {
  if (role === 'ClusterRole cluster-admin') {
    return ['cluster-admin'];
  }
  const found = [...rightsOf(rules ?? [])].flatMap(item => {
    const [verb, group, resource, name] = item.split(' ');
    // Of URLs beside the API nothing follows.
    if (name === undefined) {
      return [];
    }
    if (verb === '*' || group === '*' || resource === '*') {
      return [`${verb === '*' ? 'every verb' : verb} on ${resource === '*' ? 'every resource' : resource} of ${groupName(group)}`];
    }
    if (verb === 'escalate' || verb === 'bind' || verb === 'impersonate') {
      return [`${verb} on ${resource}`];
    }
    if (group === '' && resource === 'secrets' && WRITES.includes(verb)) {
      return [`${verb} on secrets`];
    }
    return group === '' && resource === 'serviceaccounts/token' && verb === 'create' ? ['create on serviceaccounts/token'] : [];
  });
  return [...new Set(found)].sort();
}
