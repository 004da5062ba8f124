/**
 * The names a user may import, grouped by room.
 */

// who may come, what they may do, how they get in
export * from './consumer-binding';
export * from './cluster-profile-access';
export { MultiKueueIntegration } from './consumers/kueue/multikueue-integration';
export * from './consumers/kueue/multikueue-integration-props';

// what the hub is
export { Hub, HubProps, HubReleases } from './hub/hub';
export { Fleet } from './hub/fleet';
export { ManagedCluster, ManagedClusterProps, ClusterReleases } from './hub/managed-cluster';
export * from './hub/cluster-selector';
export { ClusterSet } from './hub/cluster-set';

// the releases installed
export { Release } from './releases/release';
export * from './releases/argo-cd/release';
export * from './releases/cluster-permission/release';
export * from './releases/cluster-proxy/release';
export * from './releases/kubernetes/release';
export * from './releases/kueue/release';
export * from './releases/managed-service-account/release';
export * from './releases/ocm/release';

// what they may do on the clusters
export { EditOptions, PermissionScope, PermissionSet } from './permission/permission-set';
export { PermissionRule } from './permission/rule';

// the credential plugin
export { AccessPlugin, MountOptions, PluginOptions, WorkloadKind, WorkloadReference } from './plugin/access-plugin';
export { InitContainerOptions, PluginMount } from './plugin/plugin-mount';

// Kueue
export { IncrementalOptions, MultiKueueDispatcher } from './consumers/kueue/dispatcher';
export { IncludedKueue, KueueInstallation, ReleaseManifestsOptions } from './consumers/kueue/kueue-installation';
export * from './consumers/kueue/kueue-configuration';
export { KueueFramework } from './consumers/kueue/kueue-framework';
export * from './consumers/kueue/kueue-manager-configuration';
export { IQueue, QueueFlavor, QueueOptions } from './consumers/kueue/queue';
export { IWorkerGroup } from './consumers/kueue/worker-group';

// other applications, and who applies it all
export * from './consumers/provider-file/provider-file';
export * from './gitops/gitops-applier-access';

// what is checked
export * from './synth/access-checks';
export { AccessValidation } from './synth/access-validation';
export { Finding, PatchAction, PatchOperation, Remedy, Severity, SuppressedFinding, Unknown } from './analysis/engine/findings';
export { RuleOutcome } from './analysis/engine/run-rules';
export * from './analysis/queries/access-report';
export { AccessChange, AccessChangeKind } from './analysis/queries/diff/messages';
export { CoverageState } from './analysis/input/bearing';
export { Coverage, KindCoverage, UnjudgedObject } from './analysis/queries/coverage';
export { AccessDiff } from './analysis/queries/diff/diff';
export { RenamedCluster } from './analysis/queries/diff/renames';
export { IdentityChange } from './analysis/queries/diff/who';
export { PlacedRight } from './analysis/queries/placed-rights';
export { UnjudgedChange, UnjudgedChangeKind } from './analysis/queries/diff/unjudged';
export { FindingChange, SuppressionChange } from './analysis/queries/diff/findings';
export { DecisionChange, FactChange } from './analysis/queries/diff/facts';
export { UnknownChange } from './analysis/queries/diff/unknowns';
export { Explanation } from './analysis/queries/explain';
export { PathState, PathStep, StepName, StepState } from './analysis/queries/path-step';
export { ValueChange } from './analysis/queries/upgrade/fact-changes';
export { UpgradeStep } from './analysis/queries/upgrade/steps';
export { ComponentUpgrade, FactUpgrade, UpgradePlan } from './analysis/queries/upgrade/upgrade-plan';
export { Grantee, GranteeKind } from './analysis/queries/who-can';
export { AccessModel } from './analysis/access-model';
export { ObjectReference } from './analysis/input/objects';
export * from './analysis/input/options';
export { RuleDescription } from './analysis/engine/rule-description';
