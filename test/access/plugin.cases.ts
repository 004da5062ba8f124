import { RuleCases } from './cases';
import { application, clusterSet, deployment, exec, IMAGE, initContainer, instead, kueueDeployment, pod, providerFile, role, SEE_PROFILES, getSecrets } from './world';
import { Json } from '../../src/manifests/json';

const none = { manifests: [clusterSet('s', { matchLabels: { use: 'app' } }), deployment({ containers: [{ name: 'c' }] })] };
const withPod = (more: Json) => instead(application(), 'Deployment', deployment(pod(more)));
const withImage = (image: string) => withPod({ initContainers: [initContainer({ image })] });
const withExec = (more: Json) => instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', more)));
const imageVolume = (reference: string, pullPolicy = 'IfNotPresent') => withPod({ initContainers: [], volumes: [{ name: 'plugins', image: { reference, pullPolicy } }, { name: 'providers', configMap: { name: 'my-app-providers' } }] });
const entry = (key: string) => `data['providers.json'] providers[0] ${key}`;
const spec = 'spec.template.spec';
/** As applied over what another installer owns: it names the container and says nothing of its image. */
const partial = (more: Json = {}) => {
  const containers = (pod().containers as Json[]).map(({ image: _, ...container }) => container);
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'controller', namespace: 'my-app' }, spec: { template: { spec: pod({ containers, ...more }) } } };
};

export const PLUGIN: readonly RuleCases[] = [
  {
    rule: 'plugin-image',
    fires: [
      { when: 'it is the add-on\'s latest', manifests: withImage('quay.io/open-cluster-management/managed-serviceaccount:latest'), field: `${spec}.initContainers[0].image`, says: 'no /cp-creds' },
      { when: 'it is the add-on without a tag', manifests: withImage('mirror.example.com:5000/ocm/managed-serviceaccount'), field: `${spec}.initContainers[0].image`, says: 'no /cp-creds' },
      { when: 'it is a later release of the add-on, as a volume', manifests: imageVolume('quay.io/open-cluster-management/managed-serviceaccount:v0.11.0'), field: `${spec}.volumes[0].image.reference`, says: 'no /cp-creds' },
    ],
    silent: [{ manifests: withImage('quay.io/open-cluster-management/cp-creds:v0.11.0') }, { manifests: imageVolume(IMAGE) }],
    notApplicable: none,
    unknown: [{ manifests: withImage('quay.io/open-cluster-management/managed-serviceaccount@sha256:0123'), missing: 'which release' }],
  },
  {
    rule: 'plugin-image-floating',
    fires: [
      { when: 'the tag is latest', manifests: imageVolume('quay.io/open-cluster-management/cp-creds:latest'), field: `${spec}.volumes[0].image.reference`, says: 'every node keeps whichever it saw first' },
      { when: 'there is no tag', manifests: withImage('quay.io/open-cluster-management/cp-creds'), field: `${spec}.initContainers[0].image`, says: 'is not pinned' },
    ],
    silent: [{ manifests: withImage('quay.io/open-cluster-management/cp-creds@sha256:0123') }],
    notApplicable: none,
  },
  {
    rule: 'plugin-init-root',
    fires: [
      { when: 'nobody names a user', manifests: withPod({ securityContext: { runAsNonRoot: true }, initContainers: [initContainer({ securityContext: undefined })] }), field: `${spec}.initContainers[0].securityContext.runAsUser`, says: 'the pod never starts' },
      { when: 'the user is root', manifests: withPod({ initContainers: [initContainer({ securityContext: { runAsNonRoot: true, runAsUser: 0 } })] }), field: `${spec}.initContainers[0].securityContext.runAsUser`, says: 'the pod never starts' },
    ],
    silent: [
      { manifests: withPod({ securityContext: { runAsNonRoot: true, runAsUser: 1000 }, initContainers: [initContainer({ securityContext: {} })] }) },
      { manifests: withPod({ initContainers: [initContainer({ securityContext: undefined })] }) },
    ],
    notApplicable: { manifests: imageVolume(IMAGE) },
    unknown: [{ manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: undefined })] })), missing: 'the whole Deployment' }],
  },
  {
    rule: 'plugin-image-volume',
    fires: [{ when: 'Kubernetes is 1.34', manifests: imageVolume(IMAGE), options: { releases: { kubernetes: '1.34' } }, field: `${spec}.volumes[0].image.reference`, says: 'switched off' }],
    silent: [{ manifests: imageVolume(IMAGE) }],
    notApplicable: { manifests: application() },
    unknown: [{ manifests: imageVolume(IMAGE), options: { releases: {} }, missing: 'the release of Kubernetes' }],
  },
  {
    rule: 'plugin-volume-empty',
    fires: [
      { when: 'a tool dropped the source', manifests: withPod({ initContainers: [], volumes: [{ name: 'plugins' }, { name: 'providers', configMap: { name: 'my-app-providers' } }] }), field: `${spec}.volumes[0]`, says: 'has no source' },
      { when: 'nothing fills the directory', manifests: withPod({ initContainers: [] }), field: `${spec}.volumes[0]`, says: 'no init container fills' },
    ],
    notApplicable: none,
  },
  {
    rule: 'plugin-command-path',
    fires: [
      { when: 'the command is elsewhere', manifests: withExec({ command: '/bin/cp-creds' }), field: entry('execConfig.command'), says: '/plugins/cp-creds' },
      {
        when: 'no container mounts it',
        field: entry('execConfig.command'),
        says: 'mounted nowhere',
        manifests: withPod({ containers: [{ name: 'controller', volumeMounts: [{ name: 'providers', mountPath: '/etc/providers' }] }] }),
      },
      {
        when: 'two containers mount it at two paths, and neither is asked for',
        field: entry('execConfig.command'),
        says: '/a/cp-creds, /b/cp-creds',
        manifests: withPod({
          containers: [
            { name: 'a', volumeMounts: [{ name: 'plugins', mountPath: '/a' }, { name: 'providers', mountPath: '/etc/providers' }] }, { name: 'b', volumeMounts: [{ name: 'plugins', mountPath: '/b/' }] },
          ],
        }),
      },
    ],
    silent: [{ manifests: withPod({ containers: [{ name: 'c', volumeMounts: [{ name: 'plugins', mountPath: '/plugins/' }, { name: 'providers', mountPath: '/p' }] }] }) }],
    notApplicable: none,
    unknown: [{ manifests: withPod({ initContainers: [], volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }] }), missing: 'whether the image of Deployment \'controller\' holds' }],
  },
  {
    rule: 'provider-exec',
    fires: [
      { when: 'the version is old', manifests: withExec({ apiVersion: 'client.authentication.k8s.io/v1beta1' }), field: entry('execConfig.apiVersion'), says: 'does not understand' },
      { when: 'cluster information is off', manifests: withExec({ provideClusterInfo: false }), field: entry('execConfig.provideClusterInfo'), says: 'which cluster is meant' },
      { when: 'cluster information is left out', manifests: withExec({ provideClusterInfo: undefined }), field: entry('execConfig.provideClusterInfo'), says: 'which cluster is meant' },
    ],
    silent: [{ manifests: [argoCd({ provideClusterInfo: true })] }],
    notApplicable: none,
  },
  {
    rule: 'provider-interactive-mode',
    fires: [
      { when: 'it is left out', manifests: withExec({ interactiveMode: undefined }), field: entry('execConfig.interactiveMode'), says: 'required by client-go' },
      { when: 'it is in lower case', manifests: withExec({ interactiveMode: 'never' }), field: entry('execConfig.interactiveMode'), says: 'required by client-go' },
    ],
    silent: [{ manifests: withExec({ interactiveMode: 'IfAvailable' }) }, { manifests: [argoCd({})] }],
    notApplicable: none,
  },
  {
    rule: 'provider-name',
    fires: [{ when: 'it is another', manifests: instead(application(), 'ConfigMap', providerFile(undefined, 'ocm')), field: entry('name'), says: 'the only name that cluster-proxy writes' }],
    notApplicable: none,
  },
  {
    rule: 'provider-namespace',
    fires: [
      {
        when: 'the pod defines NAMESPACE and the entry does not',
        field: entry('execConfig.env'),
        says: 'defines one of its own ("elsewhere")',
        manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [] })), withNamespace({ value: 'elsewhere' })],
      },
    ],
    silent: [
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(), withNamespace({ value: 'elsewhere' })] },
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [] })), withNamespace({ valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } })] },
    ],
    notApplicable: none,
    unknown: [{ manifests: [providerFile(exec('my-app', 'my-app', { env: [] }))], missing: 'the workload that runs the plugin' }],
  },
  {
    rule: 'hub-access',
    fires: [
      { when: 'there is no Role', manifests: instead(instead(application(), 'Role'), 'RoleBinding'), field: 'RBAC', says: 'cannot get Secret \'c1-my-app\'' },
      {
        when: 'the Role names too few Secrets',
        field: 'RBAC',
        says: 'cannot get Secret \'c2-my-app\'',
        manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...role('my-app', 'p', [SEE_PROFILES], 'controller'), ...role('my-app', 't', [getSecrets('c1-my-app')], 'controller')],
      },
      {
        when: 'ClusterProfiles cannot be listed',
        field: 'RBAC',
        says: 'cannot list ClusterProfiles',
        manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...role('my-app', 't', [getSecrets('c1-my-app', 'c2-my-app')], 'controller')],
      },
      { when: 'the plugin is mounted and nothing says for which account', manifests: [deployment()], field: `${spec}.serviceAccountName`, says: 'may neither list' },
    ],
    silent: [{ manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...forGroup()] }],
    notApplicable: none,
    unknown: [
      { manifests: instead(instead(application(), 'Role'), 'RoleBinding'), options: { complete: false }, missing: 'RBAC of namespace \'my-app\'' },
      { manifests: instead(application(), 'Deployment'), missing: 'the workload that runs the plugin' },
      { manifests: instead(application(), 'Role'), missing: 'Role my-app-profiles' },
      { manifests: [partial({ serviceAccountName: undefined })], missing: 'RBAC of namespace' },
    ],
  },
  {
    rule: 'token-not-mounted',
    fires: [
      { when: 'the pod switches it off', manifests: withPod({ automountServiceAccountToken: false }), field: `${spec}.automountServiceAccountToken`, says: 'cannot reach the hub' },
      {
        when: 'its ServiceAccount switches it off',
        field: `${spec}.automountServiceAccountToken`,
        says: 'ServiceAccount \'controller\' switches the token off',
        manifests: [...withPod({ automountServiceAccountToken: undefined }), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false }],
      },
    ],
    silent: [
      { manifests: [...application(), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' }, automountServiceAccountToken: false }] },
    ],
    notApplicable: none,
    unknown: [{ manifests: withPod({ automountServiceAccountToken: undefined }), options: { complete: false }, missing: 'ServiceAccount \'controller\'' }],
  },
  {
    rule: 'pod-entry-twice',
    fires: [
      {
        when: 'a positional patch ran twice',
        field: `${spec}.volumes[1].name`,
        says: 'the API server refuses',
        times: 1,
        manifests: [deployment({ containers: [{ name: 'c' }], volumes: [{ name: 'plugins', image: { reference: IMAGE } }, { name: 'plugins', image: { reference: IMAGE } }] })],
      },
      {
        when: 'a path is mounted twice',
        field: `${spec}.containers[0].volumeMounts[2].mountPath`,
        says: 'the API server refuses',
        times: 2,
        manifests: [deployment({ containers: [{ name: 'c', volumeMounts: [{ name: 'a', mountPath: '/p' }, { name: 'b', mountPath: '/p' }, { name: 'c', mountPath: '/p' }] }] })],
      },
    ],
    notApplicable: { manifests: [clusterSet('s', {})] },
  },
  {
    rule: 'partial-unprotected',
    fires: [
      { when: 'nothing protects it', manifests: [partial()], field: 'metadata.annotations', says: 'Argo CD and Flux' },
      {
        when: 'only Flux is told',
        field: 'metadata.annotations',
        says: 'lets Argo CD delete',
        manifests: [{ ...partial(), metadata: { name: 'controller', namespace: 'my-app', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } } }],
      },
    ],
    notApplicable: { manifests: [...application(), kueueDeployment()] },
  },
];

export function argoCd(more: Json): Json {
  const config = JSON.stringify({ execProviderConfig: { apiVersion: 'client.authentication.k8s.io/v1', command: '/plugins/cp-creds', args: ['--managed-serviceaccount=argocd'], provideClusterInfo: true, config: { clusterName: 'c1' }, env: { NAMESPACE: 'argocd' }, ...more } });
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cluster-c1', namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'cluster' } }, data: { config: Buffer.from(config).toString('base64') } };
}

function withNamespace(variable: Json): Json {
  const [container] = pod().containers as Json[];
  return deployment(pod({ containers: [{ ...container, env: [{ name: 'NAMESPACE', ...variable }] }] }));
}

function forGroup(): Json[] {
  return role('my-app', 'all', [SEE_PROFILES, { apiGroups: ['*'], resources: ['secrets'], verbs: ['*'] }], 'x').map(manifest => manifest.kind === 'Role' ? manifest
    : { ...manifest, subjects: [{ kind: 'Group', name: 'system:serviceaccounts:my-app' }] });
}

