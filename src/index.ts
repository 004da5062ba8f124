/**
 * The names a user may import, grouped by room.
 */

// who may come, what they may do, how they get in
export * from './consumer-binding';
export * from './cluster-profile-access';
export * from './multikueue-integration';

// what the hub is
export { Hub, HubProps, HubReleases } from './hub/hub';
export { Fleet } from './hub/fleet';
export { ManagedCluster, ManagedClusterProps, ClusterReleases } from './hub/managed-cluster';
export * from './hub/cluster-selector';
export { ClusterSet } from './hub/cluster-set';

// the releases installed
export { Release } from './releases/release';
export * from './releases/argo-cd';
export * from './releases/cluster-permission';
export * from './releases/cluster-proxy';
export * from './releases/kubernetes';
export * from './releases/kueue';
export * from './releases/managed-service-account';
export * from './releases/ocm';

// what they may do on the clusters
export * from './permission/permission-set';
export { PermissionRule } from './permission/rule';

// the credential plugin
export { AccessPlugin, MountOptions, PluginOptions, WorkloadKind, WorkloadReference } from './plugin/access-plugin';
export * from './plugin/plugin-mount';

// Kueue
export * from './kueue/dispatcher';
export * from './kueue/kueue-installation';
export { KueueFramework } from './kueue/kueue-framework';
export { QueueFlavor, QueueOptions } from './kueue/queue';

// other applications, and who applies it all
export * from './consumers/provider-file';
export * from './consumers/gitops-applier-access';

// what is checked
export * from './access/access-checks';
export { AccessValidation } from './access/access-validation';
export { Finding, PatchOperation, Remedy, Severity, SuppressedFinding, Unknown } from './access/findings';
export { AccessModel } from './access/model';
export { ObjectReference } from './access/objects';
export * from './access/options';
export { RuleDescription } from './access/rule-description';
