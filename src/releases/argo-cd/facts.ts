import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';

/** Argo CD minors around the change that made the credential plugin usable. */
export const ARGO_CD_RELEASES: readonly CataloguedReleases[] = [
  { versions: ['3.4', '3.5', '3.6'], source: 'argoproj/argo-cd@v3.4.13, v3.5.7, v3.6.1', proof: 'read' },
];

export const ARGO_CD_VERSIONS = versionsOf(ARGO_CD_RELEASES);

/** Whether `execProviderConfig` can pass cluster information to the plugin, without which the plugin refuses to work. */
export const EXEC_CLUSTER_INFO: Fact<boolean> = [
  { since: '3.4', value: false, source: 'argoproj/argo-cd pkg/apis/application/v1alpha1/types.go@v3.4.13 (no provideClusterInfo)', proof: 'read' },
  {
    since: '3.5',
    value: true,
    source: 'argoproj/argo-cd pkg/apis/application/v1alpha1/types.go@v3.5.7, @v3.6.1 (pull request 27976, first tag v3.5.0)',
    proof: 'read',
  },
];

/** A part of Argo CD that can read Secrets of its namespace. */
export interface ArgoCdPart {
  /** Name of its Role, its service account and its workload as shipped. */
  readonly name: string;
  /** Its label `app.kubernetes.io/component`, and the last part of the program that its container runs. */
  readonly component: string;
  readonly program: string;
  /** What its Role lets it do with every Secret of the namespace. */
  readonly secrets: readonly string[];
  /** Whether every installation has it. */
  readonly core: boolean;
}

const READ = ['get', 'list', 'watch'];

/** The Roles that Argo CD ships for its service accounts in its own namespace, as far as Secrets go. */
export const SHIPPED_PARTS: Fact<readonly ArgoCdPart[]> = [
  {
    since: '3.4',
    value: [
      { name: 'argocd-application-controller', component: 'application-controller', program: 'argocd-application-controller', secrets: READ, core: true },
      { name: 'argocd-server', component: 'server', program: 'argocd-server', secrets: [...READ, 'create', 'delete', 'patch', 'update'], core: true },
      {
        name: 'argocd-applicationset-controller',
        component: 'applicationset-controller',
        program: 'argocd-applicationset-controller',
        secrets: READ,
        core: false,
      },
      { name: 'argocd-dex-server', component: 'dex-server', program: 'argocd-dex', secrets: READ, core: false },
      {
        name: 'argocd-notifications-controller',
        component: 'notifications-controller',
        program: 'argocd-notifications',
        secrets: ['list', 'watch'],
        core: false,
      },
    ],
    source: 'argoproj/argo-cd manifests/base/**/*-role.yaml@v3.4.0, v3.4.6, v3.5.1, v3.6.1',
    proof: 'read',
  },
];

const CRUD = [...READ, 'create', 'update', 'patch', 'delete'];
const ARGO = 'argoproj.io';

/** What the Roles and ClusterRoles that Argo CD ships allow its service accounts, by their names, as far as it leads to a token in one step. */
export const SHIPPED_STEPS: Fact<{ readonly [serviceAccount: string]: readonly { readonly [key: string]: readonly string[] }[] }> = [
  {
    since: '3.4',
    value: {
      'argocd-application-controller': [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
      'argocd-server': [
        { apiGroups: ['*'], resources: ['*'], verbs: ['delete', 'get', 'patch'] },
        { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: CRUD },
        { apiGroups: [ARGO], resources: ['applications', 'applicationsets', 'appprojects'], verbs: CRUD },
      ],
      'argocd-applicationset-controller': [{ apiGroups: [ARGO], resources: ['applications', 'applicationsets', 'applicationsets/finalizers'], verbs: CRUD }],
      'argocd-notifications-controller': [{ apiGroups: [ARGO], resources: ['applications', 'appprojects'], verbs: [...READ, 'update', 'patch'] }],
    },
    source: 'argoproj/argo-cd manifests/cluster-rbac and manifests/base/**/*-role.yaml@v3.4.6, v3.5.1, v3.6.1',
    proof: 'read',
  },
];
