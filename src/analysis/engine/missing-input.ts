import { Data, fill, Placeholder } from './message';

/** What an answer can need that the input does not hold, as a reader would name it. */
export const MISSING = {
  'account': 'ManagedServiceAccount \'{account}\' in namespace \'{cluster}\'',
  'account-release': 'the release of managed-serviceaccount that {image} belongs to',
  'accounts': 'ManagedServiceAccount \'{account}\' in the namespaces of {clusters}',
  'accepted-clusters': 'the fleet: which clusters the hub has accepted',
  'admission-checks': 'the AdmissionChecks {names}',
  'application-sets': 'the cluster sets bound to the namespace of the application',
  'bind-right': 'the right of {accounts} to create managedclustersets/bind for set \'{set}\'',
  'binding': 'a ManagedClusterSetBinding in namespace \'{namespace}\'',
  'cluster-entry': 'the provider entry that names account \'{account}\' for cluster \'{cluster}\'',
  'cluster-labels': 'the labels of cluster \'{cluster}\'',
  'cluster-permission-release': 'the release of cluster-permission',
  'cluster-set': 'ManagedClusterSet \'{set}\'',
  'copy': 'whether namespace \'{namespace}\' sees cluster \'{cluster}\', and so receives the token of account \'{account}\'',
  'container-image': 'the content of the image of {kind} \'{name}\': whether it holds \'{command}\'',
  'fleet': 'the fleet: the ManagedClusters with their labels',
  'hub-cluster': 'the fleet: which cluster is the hub itself',
  'hub-rbac': 'the RBAC of namespace \'{namespace}\'',
  'hub-roles': '{roles}, bound in namespace \'{namespace}\'',
  'kueue-configuration': 'Kueue\'s configuration: the namespace in which it looks for ClusterProfiles',
  'kueue-deployment': 'the Deployment of Kueue in namespace \'{namespace}\'',
  'kueue-object': '{kind} \'{name}\'',
  'kueue-providers': 'Kueue\'s configuration: whether it lists a provider and has the gate for ClusterProfiles on',
  'kueue-release': 'the release of Kueue',
  'kueue-service': 'the Service of Kueue\'s webhooks in namespace \'{namespace}\'',
  'kubernetes-release': 'the release of Kubernetes',
  'namespace-sets': 'the cluster sets bound to namespace \'{namespace}\'',
  'own-namespace': 'the namespace of {kind} \'{name}\', and so its cluster',
  'permission': 'a ClusterPermission for account \'{account}\' in namespace \'{cluster}\'',
  'placed-clusters': 'whether Placement \'{placement}\' selects {clusters}',
  'placement': 'Placement \'{placement}\' in namespace \'{namespace}\'',
  'plugin': 'the plugin in {kind} \'{name}\'',
  'profile': 'ClusterProfile \'{cluster}\' in namespace \'{namespace}\', or the set and the binding that create it',
  'provider-entry': 'the provider entry that names account \'{account}\'',
  'reached-cluster': 'whether {kind} \'{name}\' reaches cluster \'{cluster}\'',
  'remote-roles': 'the rules of {roles} on cluster \'{cluster}\'',
  'selecting-set': 'a ManagedClusterSet that selects cluster \'{cluster}\'',
  'service-account': 'ServiceAccount \'{account}\' in namespace \'{namespace}\'',
  'set-selector': 'a valid selector of set \'{set}\': Kubernetes would reject the present one',
  'shared-view': 'the fleet: whether one namespace sees both clusters',
  'subject': 'who {kind} \'{name}\' is on cluster \'{cluster}\'',
  'placed-subject': 'who {kind} \'{name}\' is on clusters that the input does not name',
  'visibility': 'whether namespace \'{namespace}\' sees cluster \'{cluster}\'',
  'whole-workload': 'the whole {kind} \'{name}\': whether its pod may run as root',
  'workload': 'the workload that runs the plugin for account \'{account}\' in namespace \'{namespace}\'',
} as const;

export type MissingInput = keyof typeof MISSING;

/** The data that a text about missing input needs. */
export type MissingData<K extends MissingInput> = Readonly<Record<Placeholder<typeof MISSING[K]>, Data[string]>>;

/** One thing that is missing: which, and what it is called. */
export interface Missing<K extends MissingInput = MissingInput> {
  readonly messageId: K;
  readonly data: Data;
}

export function missing<K extends MissingInput>(messageId: K, data: MissingData<K>): Missing<K> {
  return { messageId, data };
}

export function describeMissing({ messageId, data }: Missing): string {
  return fill(MISSING[messageId], data);
}
