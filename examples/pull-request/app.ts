import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, Fleet, Hub, ManagedServiceAccountRelease, PermissionSet, ProviderFile,
} from 'cdk8s-ocm';
import * as kplus from 'cdk8s-plus-28';

/** What a pull request changes here. */
export interface State {
  readonly tokenValidity: Duration;
  /** Namespaces in which the rollout controller may write; it reads everywhere. */
  readonly writes: string[];
  /** Whether a second application sees the same clusters. */
  readonly auditor: boolean;
}

export const BASE: State = { tokenValidity: Duration.hours(24), writes: [], auditor: false };
export const HEAD: State = { tokenValidity: Duration.days(7), writes: ['team-a'], auditor: true };

/** A rollout controller on the production clusters, before or after the pull request. */
export function pullRequest(outdir: string, { tokenValidity, writes, auditor }: State): App {
  const app = new App({ outdir });
  const hub = new Hub({
    fleet: Fleet.of(['eu-1', 'eu-2', 'us-1'].map(name => ({ name, labels: { env: 'prod' } }))),
    releases: { managedServiceAccount: ManagedServiceAccountRelease.V0_11 },
  });

  const rollout = application(new Chart(app, 'rollout'), hub, 'rollout', tokenValidity);
  rollout.allow(PermissionSet.readOnly());
  if (writes.length > 0) {
    rollout.allow(PermissionSet.edit({ namespaces: writes }));
  }
  if (auditor) {
    application(new Chart(app, 'auditor'), hub, 'auditor', tokenValidity).allow(PermissionSet.readOnly());
  }
  return app;
}

function application(chart: Chart, hub: Hub, name: string, tokenValidity: Duration): ClusterProfileAccess {
  const binding = new ConsumerBinding(chart, 'clusters', {
    hub,
    namespace: name,
    clusterSets: [ClusterSet.matching(`${name}-clusters`, ClusterSelector.labels({ env: 'prod' }))],
  });
  const access = new ClusterProfileAccess(chart, 'access', { binding, tokenValidity });
  const metadata = { name, namespace: name };
  const deployment = new kplus.Deployment(chart, 'controller', {
    metadata,
    serviceAccount: new kplus.ServiceAccount(chart, 'service-account', { metadata }),
    containers: [{ name: 'manager', image: `registry.example.com/${name}:v1.0.0` }],
  });
  access.plugin.mountInto(deployment, { containers: ['manager'] });
  new ProviderFile(chart, 'providers', { access }).mountInto(deployment, { containers: ['manager'] });
  return access;
}
