import { accountNameMismatchCases } from './accounts/account-name-mismatch.cases';
import { accountOldApiCases } from './accounts/account-old-api.cases';
import { accountOutsideSetsCases } from './accounts/account-outside-sets.cases';
import { accountReservedNameCases } from './accounts/account-reserved-name.cases';
import { accountSharedCases } from './accounts/account-shared.cases';
import { accountWithoutConsumerCases } from './accounts/account-without-consumer.cases';
import { accountWithoutPermissionCases } from './accounts/account-without-permission.cases';
import { gitopsClusterAccountCases } from './accounts/gitops-cluster-account.cases';
import { rotationIgnoredCases } from './accounts/rotation-ignored.cases';
import { secretNameCollisionCases } from './accounts/secret-name-collision.cases';
import { secretNameLengthCases } from './accounts/secret-name-length.cases';
import { syncLabelCases } from './accounts/sync-label.cases';
import { tokenCopiedCases } from './accounts/token-copied.cases';
import { validityLongCases } from './accounts/validity-long.cases';
import { validityNotADurationCases } from './accounts/validity-not-a-duration.cases';
import { validityOutOfBoundsCases } from './accounts/validity-out-of-bounds.cases';
import { clusterQueueChecksCases } from './kueue/cluster-queue-checks.cases';
import { clusterQueueShapeCases } from './kueue/cluster-queue-shape.cases';
import { hubAsWorkerCases } from './kueue/hub-as-worker.cases';
import { kueueAddonClashCases } from './kueue/kueue-addon-clash.cases';
import { kueueCertificateCases } from './kueue/kueue-certificate.cases';
import { kueueConfigIncompleteCases } from './kueue/kueue-config-incomplete.cases';
import { kueueConfigInvalidCases } from './kueue/kueue-config-invalid.cases';
import { kueueConfigUnreadableCases } from './kueue/kueue-config-unreadable.cases';
import { kueueDeploymentWithoutPodCases } from './kueue/kueue-deployment-without-pod.cases';
import { kueueFeatureGatesCases } from './kueue/kueue-feature-gates.cases';
import { kueueFrameworkUnknownCases } from './kueue/kueue-framework-unknown.cases';
import { kueueFrameworksLeftOutCases } from './kueue/kueue-frameworks-left-out.cases';
import { kueueOldApiCases } from './kueue/kueue-old-api.cases';
import { kueueOriginCases } from './kueue/kueue-origin.cases';
import { kueueProviderKeyCases } from './kueue/kueue-provider-key.cases';
import { kueueReferencesCases } from './kueue/kueue-references.cases';
import { kueueReleaseSkewCases } from './kueue/kueue-release-skew.cases';
import { kueueRestartCases } from './kueue/kueue-restart.cases';
import { kueueWorkerRightsCases } from './kueue/kueue-worker-rights.cases';
import { multikueueConfigNameCases } from './kueue/multikueue-config-name.cases';
import { multikueueConfigSizeCases } from './kueue/multikueue-config-size.cases';
import { multikueueProfileCases } from './kueue/multikueue-profile.cases';
import { multikueueWithoutProviderCases } from './kueue/multikueue-without-provider.cases';
import { namespaceOnClusterKindCases } from './manifests/namespace-on-cluster-kind.cases';
import { objectTwiceCases } from './manifests/object-twice.cases';
import { partialUnprotectedCases } from './manifests/partial-unprotected.cases';
import { podEntryTwiceCases } from './manifests/pod-entry-twice.cases';
import { roleTooLargeCases } from './manifests/role-too-large.cases';
import { suppressionWithoutFindingCases } from './manifests/suppression-without-finding.cases';
import { hubIdentityReachCases } from './permissions/hub-identity-reach.cases';
import { permissionBeforeAccountCases } from './permissions/permission-before-account.cases';
import { permissionBroadCases } from './permissions/permission-broad.cases';
import { permissionBuiltInRoleNameCases } from './permissions/permission-built-in-role-name.cases';
import { permissionFieldUnknownCases } from './permissions/permission-field-unknown.cases';
import { permissionGrantsNothingCases } from './permissions/permission-grants-nothing.cases';
import { permissionHalfRoleRefCases } from './permissions/permission-half-role-ref.cases';
import { permissionNameClashCases } from './permissions/permission-name-clash.cases';
import { permissionNamespaceSelectorCases } from './permissions/permission-namespace-selector.cases';
import { permissionSubjectHardCodedCases } from './permissions/permission-subject-hard-coded.cases';
import { argoCdClusterInfoCases } from './plugin/argo-cd-cluster-info.cases';
import { hubAccessCases } from './plugin/hub-access.cases';
import { pluginCommandPathCases } from './plugin/plugin-command-path.cases';
import { pluginImageFloatingCases } from './plugin/plugin-image-floating.cases';
import { pluginImageVolumeCases } from './plugin/plugin-image-volume.cases';
import { pluginImageCases } from './plugin/plugin-image.cases';
import { pluginInitRootCases } from './plugin/plugin-init-root.cases';
import { pluginVolumeEmptyCases } from './plugin/plugin-volume-empty.cases';
import { providerExecCases } from './plugin/provider-exec.cases';
import { providerInteractiveModeCases } from './plugin/provider-interactive-mode.cases';
import { providerNameCases } from './plugin/provider-name.cases';
import { providerNamespaceCases } from './plugin/provider-namespace.cases';
import { tokenNotMountedCases } from './plugin/token-not-mounted.cases';
import { objectVersionNotServedCases } from './releases/object-version-not-served.cases';
import { releaseKnownProblemCases } from './releases/release-known-problem.cases';
import { releaseNotCataloguedCases } from './releases/release-not-catalogued.cases';
import { bindingNameCases } from './sets/binding-name.cases';
import { clusterNameCases } from './sets/cluster-name.cases';
import { clusterNotAcceptedCases } from './sets/cluster-not-accepted.cases';
import { setBindRightCases } from './sets/set-bind-right.cases';
import { setBuiltInNameCases } from './sets/set-built-in-name.cases';
import { setNameLengthCases } from './sets/set-name-length.cases';
import { setSelectorIgnoredCases } from './sets/set-selector-ignored.cases';
import { setSelectsEverythingCases } from './sets/set-selects-everything.cases';
import { setWithoutSelectorCases } from './sets/set-without-selector.cases';
import { RuleCases } from '../../fixtures/rule-cases';

/** The cases of every rule. */
export const ALL_CASES: readonly RuleCases[] = [
  accountNameMismatchCases,
  gitopsClusterAccountCases,
  accountOldApiCases,
  accountOutsideSetsCases,
  accountReservedNameCases,
  accountSharedCases,
  accountWithoutConsumerCases,
  accountWithoutPermissionCases,
  rotationIgnoredCases,
  secretNameCollisionCases,
  secretNameLengthCases,
  syncLabelCases,
  tokenCopiedCases,
  validityLongCases,
  validityNotADurationCases,
  validityOutOfBoundsCases,
  clusterQueueChecksCases,
  clusterQueueShapeCases,
  kueueReferencesCases,
  hubAsWorkerCases,
  kueueAddonClashCases,
  kueueConfigIncompleteCases,
  kueueConfigInvalidCases,
  kueueConfigUnreadableCases,
  kueueDeploymentWithoutPodCases,
  kueueFeatureGatesCases,
  kueueFrameworkUnknownCases,
  kueueFrameworksLeftOutCases,
  kueueOldApiCases,
  kueueOriginCases,
  kueueProviderKeyCases,
  kueueReleaseSkewCases,
  kueueCertificateCases,
  kueueRestartCases,
  kueueWorkerRightsCases,
  multikueueConfigNameCases,
  multikueueConfigSizeCases,
  multikueueProfileCases,
  multikueueWithoutProviderCases,
  namespaceOnClusterKindCases,
  objectTwiceCases,
  partialUnprotectedCases,
  podEntryTwiceCases,
  roleTooLargeCases,
  suppressionWithoutFindingCases,
  hubIdentityReachCases,
  permissionBeforeAccountCases,
  permissionBroadCases,
  permissionBuiltInRoleNameCases,
  permissionFieldUnknownCases,
  permissionGrantsNothingCases,
  permissionHalfRoleRefCases,
  permissionNameClashCases,
  permissionNamespaceSelectorCases,
  permissionSubjectHardCodedCases,
  hubAccessCases,
  pluginCommandPathCases,
  pluginImageCases,
  pluginImageFloatingCases,
  pluginImageVolumeCases,
  pluginInitRootCases,
  pluginVolumeEmptyCases,
  providerExecCases,
  providerInteractiveModeCases,
  providerNameCases,
  providerNamespaceCases,
  tokenNotMountedCases,
  bindingNameCases,
  setBindRightCases,
  clusterNameCases,
  clusterNotAcceptedCases,
  setBuiltInNameCases,
  setNameLengthCases,
  setSelectorIgnoredCases,
  setSelectsEverythingCases,
  setWithoutSelectorCases,
  objectVersionNotServedCases,
  releaseKnownProblemCases,
  releaseNotCataloguedCases,
  argoCdClusterInfoCases,
];
