import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { type KubeObject } from './control-plane/api.js';
import { type Example } from './manifests.js';

/** One mistake of the kind people make by hand, put into the quickstart. */
export interface Mutant {
  readonly name: string;
  /** The suite whose check must catch it. */
  readonly caughtBy: 'schema' | 'admission' | 'live';
  /** What that check reports. */
  readonly reports: RegExp;
  readonly change: (object: KubeObject) => void;
}

const SYNC_LABEL = 'authentication.open-cluster-management.io/sync-to-clusterprofile';
const inConfiguration = (from: string, to: string) => (object: KubeObject) => {
  const text = object.data?.['controller_manager_config.yaml'];
  if (text) {
    object.data['controller_manager_config.yaml'] = text.replace(from, to);
  }
};
const of = (kind: string, change: (object: KubeObject) => void) => (object: KubeObject) => {
  if (object.kind === kind) {
    change(object);
  }
};

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a namespace on a cluster-scoped kind (T62)',
    caughtBy: 'schema',
    reports: /ManagedClusterSet multikueue\.metadata\.namespace: .{0,2}my-app.{0,2} -> undefined/,
    change: of('ManagedClusterSet', object => {
      object.metadata.namespace = 'my-app';
    }),
  },
  {
    name: "the queue's namespaceSelector dropped (T54)",
    caughtBy: 'admission',
    reports: /namespace doesn't match ClusterQueue selector/,
    change: of('ClusterQueue', object => {
      delete object.spec.namespaceSelector;
    }),
  },
  {
    name: 'the sync label with another value than "true" (T14)',
    caughtBy: 'live',
    reports: /synced token Secrets: not seen/,
    change: of('ManagedServiceAccount', object => {
      object.metadata.labels[SYNC_LABEL] = 'True';
    }),
  },
  {
    name: 'a provider of another name (T37)',
    caughtBy: 'live',
    reports: /no matching cluster accessor found/,
    change: inConfiguration('name: open-cluster-management', 'name: ocm'),
  },
  {
    name: 'provideClusterInfo: false (T35)',
    caughtBy: 'live',
    reports: /cp-creds failed with exit code 1/,
    change: inConfiguration('provideClusterInfo: true', 'provideClusterInfo: false'),
  },
  {
    name: 'the rule of an enabled framework missing (T47)',
    caughtBy: 'live',
    reports: /jobs\.batch is forbidden/,
    change: of('ClusterPermission', object => {
      if (object.spec.clusterRole) {
        object.spec.clusterRole.rules = object.spec.clusterRole.rules.filter((rule: any) => !rule.resources.includes('jobs'));
      }
    }),
  },
  {
    name: 'a permission in a wave before its account (T23)',
    caughtBy: 'live',
    reports: /workloads\.kueue\.x-k8s\.io is forbidden/,
    change: of('ClusterPermission', object => {
      object.metadata.annotations['argocd.argoproj.io/sync-wave'] = '0';
    }),
  },
];

/** The objects with the mistake in; throws when there was nothing to change, since that would test nothing. */
export function mutated(mutant: Mutant, objects: readonly KubeObject[]): KubeObject[] {
  const changed = structuredClone([...objects]);
  changed.forEach(mutant.change);
  if (JSON.stringify(changed) === JSON.stringify(objects)) {
    throw new Error(`the mutant "${mutant.name}" changes nothing`);
  }
  return changed;
}

/** Writes the mutated example where CONFORMANCE_MANIFESTS of another run can point. */
export function writeMutant(mutant: Mutant, found: Example, folder: string): void {
  mutated(mutant, found.objects);
  mkdirSync(join(folder, found.name), { recursive: true });
  for (const [file, objects] of found.files) {
    const changed = structuredClone(objects);
    changed.forEach(mutant.change);
    writeFileSync(join(folder, found.name, file), changed.map(object => stringify(object)).join('---\n'));
  }
}
