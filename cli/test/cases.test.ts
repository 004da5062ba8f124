import * as fs from 'fs';
import * as path from 'path';
import { cli, folderWith } from './cli';

/**
 * Set-ups that people had trouble with, rebuilt small from their reports, each with the answer that would have helped. A finding that is not named here is a
 * false alarm.
 */
interface Case {
  readonly folder: string;
  /** Texts that are put in place of others, by file. */
  readonly changed?: Readonly<Record<string, readonly (readonly [from: string | RegExp, to: string])[]>>;
  readonly args?: readonly string[];
  /** `error rule: message`, each once. */
  readonly findings?: readonly string[];
  /** What the input leaves open, by the words of `check`. */
  readonly open?: readonly string[];
  /** `consumer cluster: state, and the first step that is not in order`. */
  readonly access?: readonly string[];
}

const folderOf = (name: string) => path.join(__dirname, 'cases', name);

function filesOf({ folder, changed = {} }: Case): Record<string, string> {
  const files = Object.fromEntries(fs.readdirSync(folderOf(folder)).map(name => [name, fs.readFileSync(path.join(folderOf(folder), name), 'utf8')]));
  for (const [name, changes] of Object.entries(changed)) {
    for (const [from, to] of changes) {
      const text = files[name].replace(from, to);
      if (text === files[name]) {
        throw new Error(`${folder}/${name} does not hold ${from}`);
      }
      files[name] = text;
    }
  }
  return files;
}

async function answer(one: Case): Promise<Required<Pick<Case, 'findings' | 'open' | 'access'>>> {
  const cwd = folderWith(filesOf(one));
  const ask = async (command: string): Promise<any> => JSON.parse((await cli([command, '.', '--format', 'json', ...one.args ?? []], {}, cwd)).out);
  const [{ findings, unknowns }, { consumers }] = [await ask('check'), await ask('report')];
  const once = (all: string[]) => [...new Set(all)].sort();
  const wrong = (steps: any[]) => steps.find(({ state }) => state === 'broken') ?? steps.find(({ state }) => state === 'unknown');
  return {
    findings: once(findings.map(({ severity, rule, messageId }: any) => `${severity} ${rule}: ${messageId}`)),
    open: once(unknowns.map(({ missing }: any) => missing)),
    access: consumers.flatMap(({ name, access }: any) => access.map(({ cluster, state, path: steps }: any) =>
      `${name} ${cluster}: ${[state, ...wrong(steps) ? [wrong(steps).step] : []].join(', ')}`)),
  };
}

const ACCOUNT_OF_KUEUE = 'ServiceAccount \'kueue-controller-manager\' in namespace \'kueue-system\'';
const GPUS = (state: string) => ['gpu-a', 'gpu-b'].map(cluster => `kueue-system/multikueue ${cluster}: ${state}`);
const CLASH = ['edit', 'view'].map(name => `  - namespace: a
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name}}
    subject: {apiGroup: authentication.open-cluster-management.io, kind: ManagedServiceAccount, name: multikueue}
`).join('');

/** A set-up for MultiKueue by hand, as Kueue's site describes it, with one thing changed. */
const KUEUE: Readonly<Record<string, Omit<Case, 'folder' | 'open'>>> = {
  'as it should be': { findings: [], access: GPUS('unknown, plugin') },
  'with no rights on AppWrappers: the worker stays inactive': {
    changed: { '10-accounts.yaml': [[/ {4}- \{apiGroups: \[workload[^\n]*\n/g, '']] },
    findings: ['error kueue-worker-rights: add-rules'],
    access: GPUS('broken, permission'),
  },
  'with a framework left out on both sides, which is fine': {
    changed: {
      '10-accounts.yaml': [[/ {4}- \{apiGroups: \[(jobset|workload)[^\n]*\n/g, '']],
      '20-kueue.yaml': [[/ {6}- "(jobset|workload)[^\n]*\n/g, '']],
      'ocm-access.yaml': [['leaderworkerset]', 'leaderworkerset, jobset.x-k8s.io/jobset, workload.codeflare.dev/appwrapper]']],
    },
    findings: [],
    access: GPUS('unknown, plugin'),
  },
  'with the gate and no provider': {
    changed: { '20-kueue.yaml': [[/ {4}multiKueue:\n( {6}[^\n]*\n)+/, '']] },
    findings: ['error multikueue-without-provider: no-provider'],
    access: [],
  },
  'with two kinds of checks: the queue is inactive': {
    changed: {
      '30-multikueue.yaml': [['[{name: gpus}]', '[{name: nodes}, {name: gpus}]'], [/$/, `---
apiVersion: kueue.x-k8s.io/v1beta2
kind: AdmissionCheck
metadata: {name: nodes}
spec: {controllerName: kueue.x-k8s.io/provisioning-request}
`]],
    },
    findings: ['error cluster-queue-checks: provisioning'],
    access: GPUS('unknown, plugin'),
  },
  'with a key twice in the configuration': {
    changed: { '20-kueue.yaml': [['    featureGates:\n', '    featureGates:\n      MultiKueue: true\n    featureGates:\n']] },
    findings: ['error kueue-config-unreadable: unreadable'],
    access: [],
  },
  'with the gate off': {
    changed: { '20-kueue.yaml': [['MultiKueueClusterProfile: true', 'MultiKueueClusterProfile: false']] },
    findings: ['error kueue-feature-gates: gate-off'],
    access: GPUS('broken, provider entry'),
  },
  'with the key of a newer release': {
    changed: { 'ocm-access.yaml': [['kueue: "0.19"', 'kueue: "0.18"']] },
    findings: ['error kueue-provider-key: unknown', 'notice release-known-problem: kueue#13573', 'warning kueue-frameworks-left-out: left-out'],
    access: GPUS('broken, provider entry'),
  },
  'with an init container that runs as root': {
    changed: { '20-kueue.yaml': [['runAsUser: 65532, ', '']] },
    findings: ['error plugin-init-root: root'],
    access: GPUS('broken, plugin'),
  },
  'with an image that has no plugin any more': {
    changed: { '20-kueue.yaml': [['managed-serviceaccount:v0.10.0', 'managed-serviceaccount:latest']] },
    findings: ['error plugin-image: no-plugin', 'warning plugin-image-floating: floating'],
    access: GPUS('broken, plugin'),
  },
  'with two bindings of one name in a permission': {
    changed: { '10-accounts.yaml': [[/( {2}clusterRoleBinding:)/g, `  roleBindings:\n${CLASH}$1`]] },
    findings: ['error permission-name-clash: binding'],
    access: GPUS('broken, permission'),
  },
  'with a permission before its account': {
    changed: { '10-accounts.yaml': [[/^([^]*?)---\n([^]*?)---\n/, '$2---\n$1---\n']] },
    findings: ['error permission-before-account: order'],
    access: ['kueue-system/multikueue gpu-a: broken, permission', 'kueue-system/multikueue gpu-b: unknown, plugin'],
  },
};

describe('MultiKueue by hand', () => {
  test.each(Object.entries(KUEUE))('%s', async (_, { findings, access, ...one }) => {
    const found = await answer({ folder: 'kueue', ...one });
    expect({ findings: found.findings, access: found.access }).toStrictEqual({ findings, access });
  });

  test('leaves nothing open but what is not in the input', async () => {
    expect((await answer({ folder: 'kueue' })).open).toStrictEqual([ACCOUNT_OF_KUEUE]);
  });
});

const FLEET = 'the fleet: the ManagedClusters with their labels';
const ACCEPTED = 'the fleet: which clusters the hub has accepted';
const HUB = 'the fleet: which cluster is the hub itself';
const entryFor = (account: string) => `the provider entry that names account '${account}'`;
const permissionFor = (account: string, cluster: string) => `a ClusterPermission for account '${account}' in namespace '${cluster}'`;
const asIs = (findings: string[], ...open: string[]) => ({ findings, open: open.sort() });

const OTHERS: Readonly<Record<string, Case>> = {
  'Headlamp sees a cluster on which it has no account': {
    folder: 'headlamp-cluster-without-account',
    ...asIs([], 'ManagedServiceAccount \'dash\' in the namespaces of pune', 'the release of Kubernetes'),
    access: ['dash/dash lima: unknown, plugin', 'dash/dash oslo: unknown, plugin', 'dash/dash pune: unknown, account'],
  },
  'and the same where the input is everything there is': {
    folder: 'headlamp-cluster-without-account',
    args: ['--complete'],
    ...asIs(['error account-name-mismatch: entry-no-account'], 'the release of Kubernetes'),
    access: ['dash/dash lima: unknown, plugin', 'dash/dash oslo: unknown, plugin', 'dash/dash pune: broken, account'],
  },
  'a permission names its role in a field that no release has': {
    folder: 'gitops-permission-unknown-field',
    ...asIs([
      'error permission-grants-nothing: no-cluster-role', 'warning account-old-api: deprecated', 'warning permission-subject-hard-coded: service-account',
      'warning validity-long: months',
    ], permissionFor('argo-push', 'edge-sno-4'),
    ACCEPTED,
    'the release of cluster-permission',
    'who ServiceAccount \'argo-push\' is on cluster \'edge-sno-4\''),
  },
  'Argo CD by the page of its integration, with the provider file in a Secret': {
    folder: 'argocd-clusterprofile-integration',
    ...asIs(
      [],
      'ServiceAccount \'argocd-application-controller\' in namespace \'argocd\'',
      'ServiceAccount \'argocd-clusterprofile-controller\' in namespace \'argocd\'',
      'the content of the image of Deployment \'argocd-clusterprofile-controller\': whether it holds \'/plugins/cp-creds\'',
      FLEET,
      ACCEPTED,
    ),
    access: ['argocd/argocd spoke-a: unknown, set'],
  },
  'Kueue under another release name, whose certificate is for another Service': {
    folder: 'kueue-other-release-name',
    ...asIs(['error kueue-certificate: service'], 'ServiceAccount \'batch-kueue-controller-manager\' in namespace \'batch-system\''),
    access: ['gpu-a', 'gpu-b'].map(cluster => `batch-system/multikueue ${cluster}: broken, provider entry`),
  },
  'automation creates a binding without the right to bind, as far as the input tells': {
    folder: 'binding-made-by-account-without-bind',
    ...asIs([], 'the right of ServiceAccount gitops/fleet-sync to create managedclustersets/bind for set \'spokes\''),
  },
  'and for sure': { folder: 'binding-made-by-account-without-bind', args: ['--complete'], ...asIs(['error set-bind-right: one-account']) },
  'automation calls its account like an add-on': {
    folder: 'automation-account-called-cluster-proxy',
    ...asIs([
      'error account-reserved-name: reserved', 'warning account-old-api: deprecated', 'warning permission-broad: broad', 'warning validity-long: months',
    ], ACCEPTED),
  },
  'a GitOpsCluster with its account': { folder: 'rhacm-gitopscluster-push-valid', ...asIs(['warning permission-broad: broad']) },
  'a GitOpsCluster whose account may be elsewhere': {
    folder: 'rhacm-gitopscluster-wrong-account',
    ...asIs(['warning permission-broad: broad'], 'ManagedServiceAccount \'gitops-pusher\' in the namespaces of ocp-east'),
  },
  'a GitOpsCluster whose account is not there': {
    folder: 'rhacm-gitopscluster-wrong-account',
    args: ['--complete'],
    ...asIs(['error gitops-cluster-account: no-account', 'warning permission-broad: broad']),
  },
  'a byte order mark, CRLF, anchors and typed lists': {
    folder: 'list-anchors',
    changed: { 'all.yaml': [[/\n/g, '\r\n'], [/^/, '\ufeff']] },
    ...asIs(
      ['error validity-not-a-duration: unreadable'],
      permissionFor('robot', 'riga'),
      permissionFor('robot', 'rome'),
      FLEET,
      ACCEPTED,
      entryFor('robot'),
    ),
  },
  'a set with a namespace and an empty spec': {
    folder: 'rhacm-set-with-namespace-and-empty-spec', ...asIs(['warning namespace-on-cluster-kind: cluster-scoped']),
  },
  'bindings of a permission in its roles': {
    folder: 'blog-permission-nested-bindings',
    ...asIs(['error permission-grants-nothing: no-binding'], permissionFor('push', 'cluster-1'), FLEET, ACCEPTED, entryFor('push')),
  },
  'a check that names a cluster, and objects that are not there': {
    folder: 'admission-check-names-a-cluster',
    ...asIs(
      ['error kueue-references: other-group', 'error kueue-references: other-kind'],
      'Kueue\'s configuration: the namespace in which it looks for ClusterProfiles',
      'Kueue\'s configuration: whether it lists a provider and has the gate for ClusterProfiles on',
      'MultiKueueCluster \'pool-z\'',
      'MultiKueueConfig \'pools\'',
      HUB,
    ),
  },
  'a rendered chart of an operator': {
    folder: 'irsa-operator-chart-rendered', ...asIs(['notice rotation-ignored: ignored', 'warning permission-broad: broad'], FLEET, ACCEPTED),
  },
  'two bindings without names in one namespace': {
    folder: 'rhacm-several-role-bindings-in-one-namespace',
    ...asIs(['error permission-name-clash: binding', 'warning hub-identity-reach: one-cluster'], ACCEPTED),
  },
  'an export with accounts that another operator owns': {
    folder: 'rhacm-backup-import-account-export', ...asIs(['warning validity-long: months']),
  },
  'MultiKueue by ClusterProfile without OCM': { folder: 'gke-fleet-no-ocm-valid', ...asIs([], HUB) },
  'Argo CD and Kueue in one set': {
    folder: 'two-applications-in-one-set',
    ...asIs(
      ['error token-copied: readable', 'warning permission-broad: broad', 'warning token-copied: not-shown'],
      'ManagedServiceAccount \'multikueue\' in the namespaces of gpu-b',
      ACCOUNT_OF_KUEUE,
      entryFor('argocd'),
    ),
    access: ['kueue-system/multikueue gpu-a: unknown, plugin', 'kueue-system/multikueue gpu-b: unknown, account'],
  },
  'tokens that are valid too short': {
    folder: 'eks-token-life',
    ...asIs(
      ['error validity-out-of-bounds: out-of-bounds'],
      ...['eks-a', 'eks-b', 'eks-c'].map(cluster => permissionFor('robot', cluster)),
      FLEET,
      ACCEPTED,
      entryFor('robot'),
    ),
  },
  'bindings that name nobody': { folder: 'samples-that-do-not-work', ...asIs(['error permission-grants-nothing: no-subject'], ACCEPTED) },
};

describe('other set-ups', () => {
  test.each(Object.entries(OTHERS))('%s', async (_, one) => {
    const { findings, open, access = [] } = one;
    expect(await answer(one)).toStrictEqual({ findings, open, access });
  });

  test('the report shows what Argo CD gets by a GitOpsCluster, and an account that no consumer names', async () => {
    const report = async (folder: string) => (await cli(['report', '.'], { columns: 160 }, folderWith(filesOf({ folder })))).out;
    const handover = await report('rhacm-gitopscluster-push-valid');
    expect(handover).toContain('Argo CD gets tokens of accounts, as listed below. The input names no other consumer.');
    expect(handover).toMatch(/^GitOpsCluster openshift-gitops\/push +openshift-gitops +gitops-push +ocp-east +create, /m);
    expect(await report('automation-account-called-cluster-proxy')).toMatch(/^cluster-proxy +shop-7 +8640h0m0s +\* \*, \*\.\*$/m);
  });
});
