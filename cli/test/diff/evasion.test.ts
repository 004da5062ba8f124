import { cli } from '../cli';
import { application, cluster, yaml } from '../world';

/**
 * Ways in which a pull request gave access while `diff` answered "No change of access." Each is answered by what it is: a gain, a line, an unknown, a
 * decision of the head; by "not judged" only where its content is closed.
 */
const FLEET = ['c1', 'c2'];
const BASE = yaml([...FLEET.map(name => cluster(name)), ...application('my-app', FLEET)]);
const WITHOUT_FLEET = yaml(application('my-app', FLEET));
const MALLORY = 'subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: mallory}]';
const ADMIN = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: m}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
${MALLORY}
`;
const NEVER_BARE = '**No change of access.**';

/** A Role and its binding in a namespace of the hub, or a ClusterRole and its binding. */
function bound(rules: string, namespace?: string): string {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = namespace === undefined ? '{name: m}' : `{name: m, namespace: ${namespace}}`;
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: ${metadata}\nrules: [${rules}]\n---\napiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}Binding\nmetadata: ${metadata}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: m}\n${MALLORY}\n`;
}

function permission(roleName: string, subject: string): string {
  return `apiVersion: rbac.open-cluster-management.io/v1alpha1
kind: ClusterPermission
metadata: {name: p, namespace: c1}
spec:
  clusterRoleBinding:
    name: p
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${roleName}}
    subject: ${subject}
`;
}

const work = (name: string, manifest: string) => `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: ${name}, namespace: c1}
spec: {workload: {manifests: [${manifest}]}}\n`;

interface Case {
  /** What the head adds, in a file of this name. */
  readonly added: string;
  readonly file?: string;
  readonly before?: string;
  readonly base?: string;
  readonly answer: string;
  /** On standard error. */
  readonly says?: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'a right to read the token': {
    added: bound('{apiGroups: [""], resources: [secrets], verbs: [get]}', 'my-app'),
    answer: 'User mallory can read the token of account \'my-app\' in namespace \'my-app\'',
  },
  'rights of an account that is elsewhere': {
    added: permission('cluster-admin', '{apiGroup: authentication.open-cluster-management.io, kind: ManagedServiceAccount, name: other}'),
    answer: 'account \'other\', which is not in the input, may \\* \\*',
  },
  'a service account of another namespace with the name of an account': {
    added: permission('view', '{kind: ServiceAccount, namespace: evil, name: my-app}'),
    answer: 'ServiceAccount evil/my-app, which the input does not resolve, may do what ClusterRole view allows, on cluster c1',
  },
  'a right to read it where it is issued': {
    added: bound('{apiGroups: [""], resources: [secrets], verbs: [get]}', 'c1'),
    answer: 'User mallory can read the token of account \'my-app\' where it is issued, in the namespace of the cluster, on cluster c1',
  },
  'a right to read it by its name, on the whole hub': {
    added: bound('{apiGroups: [""], resources: [secrets], resourceNames: [c1-my-app], verbs: [get]}'),
    answer: 'User mallory can read the token of account \'my-app\' in namespace \'my-app\', on cluster c1',
  },
  'a pod that mounts it': {
    added: 'apiVersion: v1\nkind: Pod\nmetadata: {name: evil, namespace: my-app}\nspec:\n  containers: [{name: c, image: x}]\n'
      + '  volumes: [{name: v, secret: {secretName: c1-my-app}}]\n',
    answer: '- Pod my-app/evil can reach a token',
  },
  'a right to make pods beside it': {
    added: bound('{apiGroups: [""], resources: [pods], verbs: [create]}', 'my-app'),
    answer: '**in one step**: User mallory may create pods in namespace \'my-app\' of the hub',
  },
  'a right to act as its reader': {
    added: bound('{apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate]}', 'my-app'),
    answer: '**in one step**: User mallory may impersonate serviceaccounts in namespace \'my-app\' of the hub',
  },
  'a right to write works': {
    added: bound('{apiGroups: [work.open-cluster-management.io], resources: [manifestworks], verbs: [create]}'),
    answer: '**in one step**: User mallory may create manifestworks.work.open-cluster-management.io on the whole hub',
  },
  'a role that is filled by aggregation': {
    added: `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: sum}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}
rules: []\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: part, labels: {a: b}}
rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]\n---\n${ADMIN.replace('cluster-admin', 'sum')}`,
    answer: 'User mallory can read every Secret of the hub',
  },
  'a role that is not there': {
    added: ADMIN.replace('cluster-admin', 'of-some-operator'),
    answer: 'User mallory can read every Secret of the hub, depending on ClusterRole of-some-operator, which the input lacks',
  },
  'a typed list': {
    added: `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBindingList\nitems:\n- metadata: {name: m}
  roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}\n  ${MALLORY}\n`,
    answer: 'User mallory can read every Secret of the hub',
  },
  'a kind that is written as binary': {
    added: ADMIN.replace('kind: ClusterRoleBinding', 'kind: !!binary Q2x1c3RlclJvbGVCaW5kaW5n'), answer: 'User mallory can read every Secret of the hub',
  },
  'a byte-order mark before a later document': {
    added: `apiVersion: v1\nkind: Namespace\nmetadata: {name: n1}\n---\n\ufeff${ADMIN}`, answer: 'User mallory can read every Secret of the hub',
  },
  'a file that is named like another tool\'s': { added: ADMIN, file: 'package.json', answer: 'User mallory can read every Secret of the hub' },
  'a patch of kustomize': {
    added: 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: [{patch: "- op: add", target: {kind: ClusterPermission}}]\n',
    file: 'kustomization.yaml',
    answer: '**added**: 1 Kustomization, it is rendered later',
    says: 'skipped head: is a kustomization: judge what `kustomize build head` writes\n',
  },
  'settings by which hub tokens do not count': {
    added: `${permission('cluster-admin', '{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:authenticated"}')}`,
    answer: 'hub group system:authenticated may \\* \\*, \\*.\\* with its hub token, on cluster c1',
  },
  'a binding where no fleet is known': {
    added: 'apiVersion: cluster.open-cluster-management.io/v1beta2\nkind: ManagedClusterSetBinding\nmetadata: {name: my-app-clusters, namespace: evil}\n'
      + 'spec: {clusterSet: my-app-clusters}\n',
    base: WITHOUT_FLEET,
    answer: 'whether namespace \'evil\' sees cluster \'c1\', and so receives the token of account \'my-app\'',
  },
  'a binding to the default set': {
    added: 'apiVersion: cluster.open-cluster-management.io/v1beta2\nkind: ManagedClusterSetBinding\nmetadata: {name: default, namespace: evil}\n'
      + 'spec: {clusterSet: default}\n',
    answer: 'the token of account \'my-app\' is copied into namespace \'evil\'',
  },
  'the role of another work': {
    before: work('a', ADMIN.replace('cluster-admin', 'x').replace(/\n(?=.)/g, ', ').replace('apiVersion', '{apiVersion').replace(/\n$/, '}')),
    added: work('b', '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: x}, '
      + 'rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]}'),
    answer: 'hub user mallory may \\* \\*.\\* with its hub token, on cluster c1',
  },
  'a pod in a work': {
    added: work('w', '{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: n1}, spec: {serviceAccountName: s, containers: [{name: c, image: x}]}}'),
    answer: 'Pod n1/p runs on managed clusters, with the rights of service account \'s\' there, on cluster c1',
  },
  'a policy': {
    added: 'apiVersion: policy.open-cluster-management.io/v1\nkind: Policy\nmetadata: {name: p, namespace: n1}\nspec:\n  remediationAction: enforce\n'
      + '  policy-templates:\n  - objectDefinition:\n      apiVersion: policy.open-cluster-management.io/v1\n      kind: ConfigurationPolicy\n'
      + `      spec:\n        object-templates:\n        - complianceType: musthave\n          objectDefinition:\n${ADMIN.replace(/^(?=.)/gm, ' '.repeat(12))}`,
    answer: 'hub user mallory may \\* \\*, \\*.\\* with its hub token, on clusters that the input does not name',
  },
  'a token in a cluster Secret of Argo CD': {
    added: 'apiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: argocd, labels: {argocd.argoproj.io/secret-type: cluster}}\n'
      + 'stringData: {name: c1, server: "https://c1", config: \'{"bearerToken":"abc"}\'}\n',
    answer: '**credential**: Secret argocd/c holds a bearer token for https:&#8203;//c1',
  },
  'a provider file in a Secret': {
    added: 'apiVersion: v1\nkind: Secret\nmetadata: {name: p, namespace: evil}\nstringData:\n  p: \'{"providers":[{"name":"o","execConfig":'
      + '{"command":"/p/cp-creds","args":["--managed-serviceaccount=my-app"]}}]}\'\n',
    answer: '**consumer**: evil/my-app uses account \'my-app\'',
  },
};

test.each(Object.entries(CASES))('%s is answered', async (name, { added, file = 'more.yaml', before, base = BASE, answer, says = '' }) => {
  const off: Record<string, string> = name.startsWith('settings') ? { 'head/ocm-access.yaml': 'hubTokensAccepted: false\n' } : {};
  const { out, err } = await cli(['diff', 'base', 'head'], {
    files: {
      'base/a.yaml': base,
      'head/a.yaml': base,
      ...before === undefined ? {} : { 'base/b.yaml': before, 'head/b.yaml': before },
      [`head/${file}`]: added,
      ...off,
    },
  });
  expect(err).toBe(name.startsWith('settings') ? 'settings: head/ocm-access.yaml\n' : says);
  expect(out).toContain(answer);
  expect(out).not.toContain(NEVER_BARE);
});

test('a suppression that only the head brings is answered', async () => {
  const broad = permission('cluster-admin', '{apiGroup: authentication.open-cluster-management.io, kind: ManagedServiceAccount, name: my-app}');
  const suppressed = broad.replace('namespace: c1}', 'namespace: c1, annotations: {cdk8s-ocm/suppress.permission-broad: fine}}');
  const { out, code } = await cli(['diff', 'base', 'head', '--fail-on', 'suppressed'], {
    files: { 'base/a.yaml': BASE, 'head/a.yaml': BASE, 'base/b.yaml': broad, 'head/b.yaml': suppressed },
  });
  expect([code, out]).toStrictEqual([1, expect.stringContaining('### Newly suppressed')]);
});

test('an image of a workload without a token in reach is nothing to speak of', async () => {
  const other = (image: string) => 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  selector: {}\n'
    + `  template: {spec: {containers: [{name: web, image: "${image}"}]}}\n`;
  const { out } = await cli(['diff', 'base', 'head'], {
    files: { 'base/a.yaml': BASE, 'head/a.yaml': BASE, 'base/b.yaml': other('web:1'), 'head/b.yaml': other('web:2') },
  });
  expect(out).toContain(NEVER_BARE);
});

test.each([
  ['rules: {permission-broad: {level: off, reason: later}}', 'rules** permission-broad: not decided → off: later'],
  ['rules: {permission-broad: {level: notice, reason: later}}', 'rules** permission-broad: not decided → notice: later'],
  ['suppressions: [{rule: permission-broad, kind: Role, reason: later}]', 'suppressions** permission-broad Role: not decided → later'],
  ['kindsWithoutBearing: [{apiGroup: example.com, kind: Grant, reason: later}]', 'kindsWithoutBearing** example.com Grant: not decided → later'],
  ['rightsGrantedElsewhere: [my-app]', 'rightsGrantedElsewhere** my-app: not decided → yes'],
  ['acknowledgedCopies: [{account: my-app, namespace: evil, reason: later}]', 'acknowledgedCopies** my-app evil: not decided → later'],
])('a decision that only the next pull request would need is answered: %s', async (settings, words) => {
  const { out, code } = await cli(['diff', 'base', 'head', '--fail-on', 'suppressed'], {
    files: { 'base/a.yaml': BASE, 'head/a.yaml': BASE, 'head/ocm-access.yaml': `${settings}\n` },
  });
  expect([code, out]).toStrictEqual([1, expect.stringContaining(words)]);
  expect(out).not.toContain(NEVER_BARE);
});
