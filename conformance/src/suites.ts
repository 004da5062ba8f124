import { COMPONENTS, type Component } from './components/catalogue.js';

export interface Suite {
  readonly name: string;
  /** One line for the closing table and the README. */
  readonly proves: string;
  /** Names of the programs it runs; `kueue` means every Kueue release, `kueue@0.19.2` one. */
  readonly programs: readonly string[];
}

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager'];

const HUB = [...CONTROL_PLANE, 'kustomize', 'ocm-registration', 'ocm-work', 'managed-serviceaccount', 'cp-creds', 'cluster-proxy-addon-manager'];

/** In the order they run: the cheap ones first, so that a broken manifest is seen before servers are started. */
export const SUITES: readonly Suite[] = [
  { name: 'imports', proves: 'the committed schemas and Kueue fixtures equal the upstream files without their sentences', programs: [] },
  {
    name: 'kueue-configuration',
    proves: 'every Kueue manager that can be built loads the configuration emitted for it, and its loader judges hundreds of others as the analyzer does',
    programs: ['kueue', 'kueue-configuration'],
  },
  {
    name: 'provider-file',
    proves: 'cluster-inventory-api reads the provider file and builds the client configuration',
    programs: ['inventory-client'],
  },
  { name: 'kubectl-yaml', proves: 'the command line reads odd YAML and JSON as kubectl does, or refuses it', programs: ['kubectl'] },
  { name: 'control-plane', proves: 'the servers the other suites rely on are strict, separate, and gone when a run ends', programs: CONTROL_PLANE },
  {
    name: 'schema',
    proves: 'every synthesized manifest passes a real API server with strict field validation and loses nothing',
    programs: ['etcd', 'kube-apiserver', 'kustomize'],
  },
  {
    name: 'plugin-patch',
    proves: "our partial objects merge into Kueue's release manifests, stay, and can be withdrawn",
    programs: ['etcd', 'kube-apiserver', 'kustomize'],
  },
  {
    name: 'admission',
    proves: "OCM's and Kueue's admission and the applier's rights accept our manifests and refuse what the traps describe",
    programs: [...CONTROL_PLANE, 'kustomize', 'ocm-registration', 'kueue@0.19.2', 'cp-creds'],
  },
  {
    name: 'rbac',
    proves: 'the analyzer gives the answers of a real API server to hundreds of random questions about RBAC, and knows the roles that it ships',
    programs: CONTROL_PLANE,
  },
  {
    name: 'live',
    proves: 'the quickstart works on a hub with three managed clusters, end to end',
    programs: [...HUB, 'kueue@0.19.2', 'proxy-server', 'proxy-agent', 'cluster-proxy', 'inventory-client'],
  },
  { name: 'live-0.15', proves: 'the same access path with Kueue 0.15.2 on hub and worker', programs: [...HUB, 'kueue@0.15.2'] },
  { name: 'live-0.18', proves: 'the same access path with Kueue 0.18.4 on hub and worker', programs: [...HUB, 'kueue@0.18.4'] },
  { name: 'mutants', proves: 'the suite named beside each mistake in the manifests catches it', programs: [...HUB, 'kueue@0.19.2'] },
];

export function componentsOf(suite: Suite, all: boolean): Component[] {
  return COMPONENTS.filter(component =>
    suite.programs.some(program => {
      const [name, version] = program.split('@');
      return component.name === name && (all || !component.optional) && (version === undefined || component.version === `v${version}`);
    }),
  );
}
