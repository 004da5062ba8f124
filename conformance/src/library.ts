import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterSelector,
  Fleet,
  Hub,
  KubernetesRelease,
  KueueFramework,
  KueueInstallation,
  KueueRelease,
  ManagedServiceAccountRelease,
  MultiKueueIntegration,
} from 'cdk8s-ocm';
import { type KubeObject } from './control-plane/api.js';
import { objectsOf } from './modules.js';

export interface MultiKueueProgram {
  readonly kueue: string;
  readonly frameworks: readonly string[];
  /** @default ['batch-1'] */
  readonly workers?: readonly string[];
  /** Namespaces the manager may write in. @default all */
  readonly workerNamespaces?: readonly string[];
  /** Further keys of Kueue's configuration. */
  readonly configuration?: Record<string, any>;
  /** Whether to add the queue `team-a`. @default true */
  readonly queue?: boolean;
}

/** A user's program for Kueue on a hub, synthesized by the built library. */
export function multiKueueObjects(program: MultiKueueProgram): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, 'multikueue');
  const hub = new Hub({
    fleet: Fleet.of((program.workers ?? ['batch-1']).map(name => ({ name, labels: { purpose: 'batch' } }))),
    releases: {
      kueue: KueueRelease.of(program.kueue),
      kubernetes: KubernetesRelease.V1_35,
      managedServiceAccount: ManagedServiceAccountRelease.V0_10,
    },
  });
  const multiKueue = new MultiKueueIntegration(chart, 'multikueue', {
    hub,
    installation: KueueInstallation.releaseManifests(),
    clusters: ClusterSelector.labels({ purpose: 'batch' }),
    frameworks: program.frameworks.map(name => KueueFramework.of(name)),
    tokenValidity: Duration.hours(24),
    workerNamespaces: program.workerNamespaces ? [...program.workerNamespaces] : undefined,
    configuration: program.configuration,
  });
  if (program.queue ?? true) {
    multiKueue.addQueue('team-a', { namespace: 'team-a', createNamespace: true, quota: { cpu: '40', memory: '100Gi' } });
  }
  return objectsOf(app.synthYaml() as string);
}

/** The configuration file in what the library emits for Kueue. */
export function configurationFile(objects: readonly KubeObject[]): string {
  const map = objects.find(object => object.kind === 'ConfigMap' && object.metadata.name === 'kueue-manager-config');
  if (!map) {
    throw new Error('no ConfigMap kueue-manager-config among the emitted objects');
  }
  return map.data['controller_manager_config.yaml'];
}
