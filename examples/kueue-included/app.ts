import { join } from 'path';
import { ApiObject, App, Chart, Include } from 'cdk8s';
import {
  ClusterSelector, Fleet, Hub, KubernetesRelease, KueueFramework, KueueInstallation, KueueRelease, ManagedServiceAccountRelease,
  MultiKueueIntegration, PluginMount,
} from 'cdk8s-ocm';

/** Kueue's own rendering is part of the app: its Deployment and ConfigMap are changed in place, and keep the rest of their content. */
export function kueueIncluded(outdir: string): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'kueue');
  const included = (name: string) => new Include(chart, name, { url: join(__dirname, 'kueue', `${name}.yaml`) }).apiObjects[0];
  const deployment: ApiObject = included('deployment');
  const configMap: ApiObject = included('configmap');

  const multiKueue = new MultiKueueIntegration(chart, 'multikueue', {
    hub: new Hub({
      fleet: Fleet.of([
        { name: 'gpu-1', labels: { purpose: 'batch', gpu: 'h100' } },
        { name: 'gpu-2', labels: { purpose: 'batch', gpu: 'h100' } },
        { name: 'cpu-1', labels: { purpose: 'batch' } },
      ]),
      releases: { kueue: KueueRelease.V0_19, kubernetes: KubernetesRelease.V1_35, managedServiceAccount: ManagedServiceAccountRelease.V0_11 },
    }),
    installation: KueueInstallation.included({ deployment, configMap }),
    clusters: ClusterSelector.labels({ purpose: 'batch' }),
    frameworks: [KueueFramework.BATCH_JOB, KueueFramework.JOB_SET],
    plugin: { mount: PluginMount.imageVolume() },
    workerNamespaces: ['research'],
    configuration: { waitForPodsReady: { timeout: '10m' } },
  });
  multiKueue.addWorkerGroup('gpu', ClusterSelector.labels({ gpu: 'h100' }));
  multiKueue.addQueue('research', {
    namespace: 'research',
    workerGroup: 'gpu',
    cohort: 'all-teams',
    flavors: [
      { name: 'h100', quota: { 'cpu': '64', 'memory': '512Gi', 'nvidia.com/gpu': '16' }, borrowingLimits: { 'nvidia.com/gpu': '8' } },
    ],
  });
  multiKueue.addQueue('anywhere', { namespace: 'research', quota: { cpu: '16', memory: '64Gi' } });
  return app;
}
