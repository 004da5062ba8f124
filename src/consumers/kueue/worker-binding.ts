import { Construct } from 'constructs';
import { MultiKueueIntegrationProps } from './multikueue-integration-props';
import { ConsumerBinding, IConsumerBinding } from '../../consumer-binding';
import { refuse, some } from '../../errors/format-error';
import { ClusterSelector } from '../../hub/cluster-selector';
import { ClusterSet } from '../../hub/cluster-set';
import { Hub } from '../../hub/hub';

/** The binding of Kueue's namespace: the one given, or one of a set of the clusters selected. */
export function bindWorkers(owner: Construct, name: string, namespace: string, props: MultiKueueIntegrationProps): IConsumerBinding {
  const where = owner.node.path;
  const binding = givenBinding(where, namespace, props) ?? newBinding(owner, name, namespace, props);
  if (binding.clusters.length === 0) {
    refuse(where, 'clusters', some(binding.waitingClusters.map(cluster => cluster.name)), {
      wrong: 'is not accepted by the hub yet, so there is no worker at all',
      remedy: 'accept it, and export the fleet again',
    });
  }
  return binding;
}

function givenBinding(where: string, namespace: string, { clusters, binding }: MultiKueueIntegrationProps): IConsumerBinding | undefined {
  if (clusters && binding) {
    refuse(where, 'clusters', clusters.toString(), { wrong: 'is given together with binding', remedy: 'give one of the two' });
  }
  if (binding && binding.namespace !== namespace) {
    refuse(where, 'binding.namespace', binding.namespace, {
      wrong: 'is not Kueue\'s namespace, the only one in which it looks for ClusterProfiles',
      remedy: `bind ${namespace}`,
    });
  }
  return binding;
}

function newBinding(owner: Construct, name: string, namespace: string, { hub, clusters }: MultiKueueIntegrationProps): IConsumerBinding {
  if (!clusters) {
    refuse(owner.node.path, 'clusters', clusters, {
      wrong: 'no workers are given, neither by clusters nor by binding',
      remedy: `set clusters to a selector of the workers, or binding to a ConsumerBinding of ${namespace}`,
    });
  }
  refuseOwnCluster(owner.node.path, hub, clusters);
  return new ConsumerBinding(owner, 'binding', { hub, namespace, clusterSets: [ClusterSet.matching(name, clusters)] });
}

export function refuseOwnCluster(where: string, hub: Hub, clusters: ClusterSelector): void {
  if (hub.ownCluster !== undefined && clusters.byName?.includes(hub.ownCluster)) {
    refuse(where, 'clusters', hub.ownCluster, { wrong: 'is the hub itself, and a Kueue manager cannot be its own worker', remedy: 'leave it out' });
  }
}
