import { Json } from '../../../src/kubernetes/json';
import { application, clusterSet, configuration, deployment, exec, IMAGE, initContainer, instead, kueueConfig, kueueDeployment, pod, providerFile, role, SEE_PROFILES, getSecrets } from '../../fixtures/builders';
import { RuleCases } from '../../fixtures/rule-cases';

const none = { manifests: [clusterSet('s', { matchLabels: { use: 'app' } }), deployment({ containers: [{ name: 'c' }] })] };
const withPod = (more: Json) => instead(application(), 'Deployment', deployment(pod(more)));
const withImage = (image: string) => withPod({ initContainers: [initContainer({ image })] });
const withExec = (more: Json) => instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', more)));
const elsewhere = (name: string, word: string) => deployment({ containers: [{ name: 'c', image: 'c:v1', command: ['controller', word, '--managed-serviceaccount=direct'] }] }, { name });
/** Another plugin's entry, and containers that are given the plugin's argument themselves: neither is an entry of this plugin. */
const others = {
  manifests: [
    providerFile({ apiVersion: 'client.authentication.k8s.io/v1beta1', command: '/bin/other', args: [] }, 'other'),
    deployment({ ...pod({ initContainers: [] }), containers: [{ name: 'c', image: 'c:v1', env: [{ name: 'NAMESPACE', value: 'x' }], volumeMounts: [{ name: 'plugins', mountPath: '/bin' }] }] }),
    elsewhere('direct', 'run'),
  ],
};
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
      {
        when: 'it is the twelfth of its pod',
        field: `${spec}.initContainers[11].securityContext.runAsUser`,
        says: 'set it to 65532',
        manifests: withPod({
          securityContext: { runAsNonRoot: true },
          initContainers: [...Array.from({ length: 11 }, (_, i) => ({ name: `i${i}`, image: 'i:v1' })), initContainer({ securityContext: undefined })],
        }),
      },
      { when: 'the user is root', manifests: withPod({ initContainers: [initContainer({ securityContext: { runAsNonRoot: true, runAsUser: 0 } })] }), field: `${spec}.initContainers[0].securityContext.runAsUser`, says: 'the pod never starts' },
    ],
    silent: [
      { manifests: withPod({ securityContext: { runAsNonRoot: true, runAsUser: 1000 }, initContainers: [initContainer({ securityContext: {} })] }) },
      { manifests: withPod({ initContainers: [initContainer({ securityContext: undefined })] }) },
      { manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: { runAsUser: 0 } })] })) },
      { manifests: instead(application(), 'Deployment', partial({ initContainers: [initContainer({ securityContext: { runAsNonRoot: false } })] })) },
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
      {
        when: 'a tool dropped the source, and nobody knows which release is installed',
        field: `${spec}.volumes[1]`,
        says: 'copy the plugin there',
        options: { releases: {} },
        manifests: withPod({ initContainers: [], volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }, { name: 'plugins' }] }),
      },
      { when: 'nothing fills the directory', manifests: withPod({ initContainers: [] }), field: `${spec}.volumes[0]`, says: 'no init container fills' },
    ],
    notApplicable: { manifests: others.manifests.slice(0, 2) },
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
      { when: 'a container is to run it from elsewhere', manifests: [deployment(pod({ containers: [{ name: 'c', image: 'c:v1', args: ['--managed-serviceaccount=x', '/opt/cp-creds'], volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }] }] }))], field: `${spec}.containers[0] command`, says: 'use /plugins/cp-creds' },
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
    notApplicable: others,
    unknown: [{ manifests: withPod({ initContainers: [], volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }] }), missing: 'whether the image of Deployment \'controller\' holds' }],
  },
  {
    rule: 'provider-exec',
    fires: [
      { when: 'the version is old', manifests: withExec({ apiVersion: 'client.authentication.k8s.io/v1beta1' }), field: entry('execConfig.apiVersion'), says: 'does not understand' },
      { when: 'cluster information is off', manifests: withExec({ provideClusterInfo: false }), field: entry('execConfig.provideClusterInfo'), says: 'which cluster is meant' },
      { when: 'cluster information is left out', manifests: withExec({ provideClusterInfo: undefined }), field: entry('execConfig.provideClusterInfo'), says: 'which cluster is meant' },
      { when: 'Argo CD runs the plugin in an old version', manifests: [argoCd({ apiVersion: 'client.authentication.k8s.io/v1beta1' })], field: 'config execProviderConfig apiVersion', says: 'does not understand' },
      { when: 'Argo CD says a word for true', manifests: [argoCd({ provideClusterInfo: 'true' })], field: 'config execProviderConfig provideClusterInfo', says: 'which cluster is meant' },
    ],
    silent: [{ manifests: [argoCd({ provideClusterInfo: true })] }],
    notApplicable: others,
  },
  {
    rule: 'provider-interactive-mode',
    fires: [
      { when: 'it is left out', manifests: withExec({ interactiveMode: undefined }), field: entry('execConfig.interactiveMode'), says: 'required by client-go' },
      { when: 'it is in lower case', manifests: withExec({ interactiveMode: 'never' }), field: entry('execConfig.interactiveMode'), says: 'required by client-go' },
      {
        when: 'Kueue is to run the plugin',
        field: 'data[\'controller_manager_config.yaml\'] multiKueue.clusterProfile.accessProviders[0] execConfig.interactiveMode',
        says: 'Kueue\'s manager exits',
        manifests: [kueueConfig(configuration({ multiKueue: { clusterProfile: { accessProviders: [{ name: 'open-cluster-management', execConfig: exec('multikueue', 'kueue-system', { interactiveMode: undefined }) }] } } }))],
      },
    ],
    silent: [{ manifests: withExec({ interactiveMode: 'Always' }) }, { manifests: withExec({ interactiveMode: 'IfAvailable' }) }, { manifests: [argoCd({})] }],
    notApplicable: others,
  },
  {
    rule: 'provider-name',
    fires: [{ when: 'it is another', manifests: instead(application(), 'ConfigMap', providerFile(undefined, 'ocm')), field: entry('name'), says: 'the only name that cluster-proxy writes' }],
    notApplicable: others,
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
      {
        when: 'the pod takes it from elsewhere',
        field: entry('execConfig.env'),
        says: 'defines one of its own ({"configMapKeyRef":{"name":"n","key":"k"}})',
        manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [{ name: 'A', value: 'b' }] })), withNamespace({ valueFrom: { configMapKeyRef: { name: 'n', key: 'k' } } })],
      },
      {
        when: 'Argo CD\'s server has one',
        field: 'config execProviderConfig env',
        says: 'Deployment \'argocd-server\' defines one of its own ("x")',
        manifests: [argoCd({ env: {} }), deployment({ containers: [{ name: 's', image: 's:v1', env: [{ name: 'NAMESPACE', value: 'x' }] }] }, { name: 'argocd-server', namespace: 'argocd' })],
      },
    ],
    silent: [
      { manifests: instead(application(), 'ConfigMap', providerFile(exec('my-app', 'my-app', { env: [] }))) },
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [] })), withNamespace({ value: 'my-app' })] },
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [] })), deployment(pod({ containers: [{ ...(pod().containers as Json[])[0], env: [{ name: 'OTHER', value: 'x' }] }] }))] },
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(), withNamespace({ value: 'elsewhere' })] },
      { manifests: [...instead(instead(application(), 'Deployment'), 'ConfigMap'), providerFile(exec('my-app', 'my-app', { env: [] })), withNamespace({ valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } })] },
    ],
    notApplicable: others,
    unknown: [{ manifests: [providerFile(exec('my-app', 'my-app', { env: [] }))], missing: 'the workload that runs the plugin' }],
  },
  {
    rule: 'hub-access',
    fires: [
      { when: 'there is no Role', manifests: instead(instead(application(), 'Role'), 'RoleBinding'), field: 'RBAC', says: 'cannot get Secret \'c1-my-app\'' },
      {
        when: 'the Role names too few Secrets, and has the name that one would give it',
        field: 'RBAC',
        says: 'extend the Roles of account \'my-app\'',
        manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...role('my-app', 'p', [SEE_PROFILES], 'controller'), ...role('my-app', 'my-app-tokens', [getSecrets('c1-my-app')], 'controller')],
      },
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
    silent: [
      { manifests: [...instead(instead(application(), 'Role'), 'RoleBinding'), ...forGroup()] },
      ...[true, false].map(complete => ({ manifests: [deployment(), ...role('my-app', 'p', [{ ...SEE_PROFILES, verbs: ['list'] }], 'controller')], options: { complete } })),
    ],
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
      { when: 'the pod of a plugin that no entry names switches it off', manifests: [deployment(pod({ automountServiceAccountToken: false }))], field: `${spec}.automountServiceAccountToken`, says: 'cannot reach the hub' },
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
      { manifests: [...withPod({ automountServiceAccountToken: undefined }), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'controller', namespace: 'my-app' } }], options: { complete: false } },
      { manifests: withPod({ automountServiceAccountToken: undefined, serviceAccountName: undefined }), options: { complete: false } },
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
        when: 'containers and mounts of init containers are there twice',
        field: `${spec}.initContainers[1].name`,
        says: 'the API server refuses',
        times: 3,
        manifests: [deployment({
          initContainers: [{ name: 'i', volumeMounts: [{ name: 'a', mountPath: '/p' }, { name: 'b', mountPath: '/p' }] }, { name: 'i' }], containers: [{ name: 'c' }, { name: 'c' }],
        })],
      },
      {
        when: 'a path is mounted twice',
        field: `${spec}.containers[0].volumeMounts[2].mountPath`,
        says: 'the API server refuses',
        times: 2,
        manifests: [deployment({ containers: [{ name: 'c', volumeMounts: [{ name: 'a', mountPath: '/p' }, { name: 'b', mountPath: '/p' }, { name: 'c', mountPath: '/p' }] }] })],
      },
    ],
    silent: [{ manifests: [deployment({ containers: [{ name: 'c', volumeMounts: [{ name: 'a' }, { name: 'b' }] }], volumes: [{ emptyDir: {} }, { emptyDir: {} }] })] }],
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
      {
        when: 'only Argo CD is told',
        field: 'metadata.annotations',
        says: 'lets Flux delete',
        manifests: [{ ...partial(), metadata: { name: 'controller', namespace: 'my-app', annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } } }],
      },
      ...['Prune=false', 'Delete=false', 'Prune=true, Validate=false,'].map(half => ({
        when: `Argo CD is told half of it, ${half}`,
        field: 'metadata.annotations',
        says: 'lets Argo CD delete',
        manifests: [{ ...partial(), metadata: { name: 'controller', namespace: 'my-app', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'argocd.argoproj.io/sync-options': half } } }],
      })),
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

