import { AccessModel } from 'cdk8s-ocm';
import { allows, type Attributes } from './evaluator.js';
import { hubRbac, rightOf } from './inside.js';
import { type Question } from './questions.js';
import { KUBERNETES_VERSION } from '../components/catalogue.js';
import { type KubeObject } from '../control-plane/api.js';

export const KUBERNETES = KUBERNETES_VERSION.split('.').slice(0, 2).join('.');

const CLUSTERS = ['c1', 'c2'];

const account = (namespace: string, name: string, synced: boolean) => ({
  apiVersion: 'authentication.open-cluster-management.io/v1beta1',
  kind: 'ManagedServiceAccount',
  metadata: { namespace, name, ...(synced ? { labels: { 'authentication.open-cluster-management.io/sync-to-clusterprofile': 'true' } } : {}) },
  spec: { rotation: { validity: '24h0m0s' } },
});

/** Tokens are where the questions look for them. */
const AROUND = [
  {
    apiVersion: 'cluster.open-cluster-management.io/v1beta2',
    kind: 'ManagedClusterSet',
    metadata: { name: 'all' },
    spec: { clusterSelector: { selectorType: 'LabelSelector', labelSelector: {} } },
  },
  {
    apiVersion: 'cluster.open-cluster-management.io/v1beta2',
    kind: 'ManagedClusterSetBinding',
    metadata: { name: 'all', namespace: 'my-app' },
    spec: { clusterSet: 'all' },
  },
  ...CLUSTERS.map(cluster => account(cluster, 'robot', true)),
  account('c1', 'clerk', false),
];

/** The analyzer's answers about the hub: yes, no, or nothing for sure. */
export function hubAnswers(objects: readonly KubeObject[], questions: readonly Question[], complete: boolean): (boolean | undefined)[] {
  const model = AccessModel.fromManifests([...AROUND, ...objects], {
    releases: { kubernetes: KUBERNETES },
    fleet: CLUSTERS.map(name => ({ name })),
    complete,
  });
  const report = model.toJson();
  const no = complete ? false : undefined;
  const reads = (sure: readonly string[], possible: readonly { reader: string }[], names: readonly string[]) => {
    const perhaps = possible.some(({ reader }) => names.includes(reader));
    return sure.some(reader => names.includes(reader)) || (perhaps ? undefined : no);
  };
  const { readersOfEverything: all, possibleReadersOfEverything: allPossible } = report;
  return questions.map(({ means, person: { names, account: who }, asked }) => {
    switch (means) {
      case 'readers of everything':
        return reads(all, allPossible, names);
      case 'readers of a token': {
        const here = [...report.copies, ...report.issuedTokens].filter(({ namespace, secret }) => namespace === asked[0].namespace && secret === asked[0].name);
        return reads([...all, ...here.flatMap(one => one.readers)], [...allPossible, ...here.flatMap(one => one.possibleReaders)], names);
      }
      case 'one step': {
        const lines = report.oneStep.filter(({ subject, namespace }) => names.includes(subject) && (!namespace || namespace === asked[0].namespace));
        return lines.some(({ rights }) => rights.flatMap(rulesOf).some(rule => allows(rule, asked[0]))) || no;
      }
      default:
        return hubRbac(model).answer(asked[0].namespace ?? '', who!, rightOf(asked[0])).may;
    }
  });
}

/** `create, get pods/exec 'x', jobs.batch` as rules. */
function rulesOf(line: string): any[] {
  const words = line.split(', ');
  const last = words.findIndex(word => word.includes(' '));
  const [verb, ...first] = words[last].split(' ');
  return [first.join(' '), ...words.slice(last + 1)].map(what => {
    const [, resource, group = '', name] = /^([^. ]+)(?:\.(\S+))?(?: '(.+)')?$/.exec(what)!;
    return { verbs: [...words.slice(0, last), verb], apiGroups: [group], resources: [resource], ...(name ? { resourceNames: [name] } : {}) };
  });
}

/** What the analyzer knows of each role, by a binding of it: `ClusterRole /view`, `Role kube-system/x`. */
export function roleRights(roles: readonly Pick<KubeObject, 'kind' | 'metadata'>[]): Map<string, ReadonlySet<string> | undefined> {
  const bindings = roles.map(({ kind, metadata: { name, namespace } }, i) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: kind === 'Role' ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name: `b${i}`, ...(namespace ? { namespace } : {}) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: `${kind} ${namespace ?? ''}/${name}` }],
  }));
  const rbac = hubRbac(AccessModel.fromManifests(bindings, { releases: { kubernetes: KUBERNETES }, complete: true }));
  const namespaces = [...new Set(roles.map(({ metadata }) => metadata.namespace ?? ''))].filter(namespace => namespace !== '');
  const bound = [...rbac.boundEverywhere, ...namespaces.flatMap(namespace => rbac.boundIn(namespace))];
  return new Map(bound.map(({ subject, role }) => [subject.replace(/^User /, ''), role.absent === undefined ? role.rights : undefined]));
}

/** The rights of rules in the form of the analyzer. */
export function rightsOfRules(rules: readonly any[]): string[] {
  const each = ({ verbs = [], apiGroups = [], resources = [], resourceNames = [''], nonResourceURLs = [] }: any) =>
    verbs.flatMap((verb: string) => [
      ...apiGroups.flatMap((group: string) =>
        resources.flatMap((resource: string) => resourceNames.map((name: string) => rightOf({ verb, group, resource, name } as Attributes))),
      ),
      ...nonResourceURLs.map((path: string) => rightOf({ verb, path })),
    ]);
  return [...new Set<string>(rules.flatMap(each))].sort();
}
