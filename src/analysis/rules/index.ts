import { Rule } from '../engine/rule';
import { accountNameMismatch } from './accounts/account-name-mismatch';
import { accountOldApi } from './accounts/account-old-api';
import { accountOutsideSets } from './accounts/account-outside-sets';
import { accountReservedName } from './accounts/account-reserved-name';
import { accountShared } from './accounts/account-shared';
import { accountWithoutConsumer } from './accounts/account-without-consumer';
import { accountWithoutPermission } from './accounts/account-without-permission';
import { gitopsClusterAccount } from './accounts/gitops-cluster-account';
import { rotationIgnored } from './accounts/rotation-ignored';
import { secretNameCollision } from './accounts/secret-name-collision';
import { secretNameLength } from './accounts/secret-name-length';
import { syncLabel } from './accounts/sync-label';
import { tokenCopied } from './accounts/token-copied';
import { validityLong } from './accounts/validity-long';
import { validityNotADuration } from './accounts/validity-not-a-duration';
import { validityOutOfBounds } from './accounts/validity-out-of-bounds';
import { clusterQueueChecks } from './kueue/cluster-queue-checks';
import { clusterQueueShape } from './kueue/cluster-queue-shape';
import { hubAsWorker } from './kueue/hub-as-worker';
import { kueueAddonClash } from './kueue/kueue-addon-clash';
import { kueueCertificate } from './kueue/kueue-certificate';
import { kueueConfigIncomplete } from './kueue/kueue-config-incomplete';
import { kueueConfigInvalid } from './kueue/kueue-config-invalid';
import { kueueConfigUnreadable } from './kueue/kueue-config-unreadable';
import { kueueDeploymentWithoutPod } from './kueue/kueue-deployment-without-pod';
import { kueueFeatureGates } from './kueue/kueue-feature-gates';
import { kueueFrameworkUnknown } from './kueue/kueue-framework-unknown';
import { kueueFrameworksLeftOut } from './kueue/kueue-frameworks-left-out';
import { kueueOldApi } from './kueue/kueue-old-api';
import { kueueOrigin } from './kueue/kueue-origin';
import { kueueProviderKey } from './kueue/kueue-provider-key';
import { kueueReferencesExist } from './kueue/kueue-references';
import { kueueReleaseSkew } from './kueue/kueue-release-skew';
import { kueueRestart } from './kueue/kueue-restart';
import { kueueWorkerRights } from './kueue/kueue-worker-rights';
import { multikueueConfigName } from './kueue/multikueue-config-name';
import { multikueueConfigSize } from './kueue/multikueue-config-size';
import { multikueueProfile } from './kueue/multikueue-profile';
import { multikueueWithoutProvider } from './kueue/multikueue-without-provider';
import { namespaceOnClusterKind } from './manifests/namespace-on-cluster-kind';
import { objectTwice } from './manifests/object-twice';
import { partialUnprotected } from './manifests/partial-unprotected';
import { podEntryTwice } from './manifests/pod-entry-twice';
import { roleTooLarge } from './manifests/role-too-large';
import { suppressionWithoutFinding } from './manifests/suppression-without-finding';
import { hubIdentityReach } from './permissions/hub-identity-reach';
import { permissionBeforeAccount } from './permissions/permission-before-account';
import { permissionBroad } from './permissions/permission-broad';
import { permissionBuiltInRoleName } from './permissions/permission-built-in-role-name';
import { permissionFieldUnknown } from './permissions/permission-field-unknown';
import { permissionGrantsNothing } from './permissions/permission-grants-nothing';
import { permissionHalfRoleRef } from './permissions/permission-half-role-ref';
import { permissionNameClash } from './permissions/permission-name-clash';
import { permissionNamespaceSelector } from './permissions/permission-namespace-selector';
import { permissionSubjectHardCoded } from './permissions/permission-subject-hard-coded';
import { argoCdClusterInfo } from './plugin/argo-cd-cluster-info';
import { hubAccess } from './plugin/hub-access';
import { pluginCommandPath } from './plugin/plugin-command-path';
import { pluginImage } from './plugin/plugin-image';
import { pluginImageFloating } from './plugin/plugin-image-floating';
import { pluginImageVolume } from './plugin/plugin-image-volume';
import { pluginInitRoot } from './plugin/plugin-init-root';
import { pluginVolumeEmpty } from './plugin/plugin-volume-empty';
import { providerExec } from './plugin/provider-exec';
import { providerInteractiveMode } from './plugin/provider-interactive-mode';
import { providerName } from './plugin/provider-name';
import { providerNamespace } from './plugin/provider-namespace';
import { tokenNotMounted } from './plugin/token-not-mounted';
import { objectVersionNotServed } from './releases/object-version-not-served';
import { releaseKnownProblem } from './releases/release-known-problem';
import { releaseNotCatalogued } from './releases/release-not-catalogued';
import { bindingName } from './sets/binding-name';
import { clusterName } from './sets/cluster-name';
import { clusterNotAccepted } from './sets/cluster-not-accepted';
import { setBindRight } from './sets/set-bind-right';
import { setBuiltInName } from './sets/set-built-in-name';
import { setNameLength } from './sets/set-name-length';
import { setSelectorIgnored } from './sets/set-selector-ignored';
import { setSelectsEverything } from './sets/set-selects-everything';
import { setWithoutSelector } from './sets/set-without-selector';

/** Every rule, in the order in which a reader meets the things: sets, accounts, permissions, plugin, Kueue, manifests at large. */
export const RULES: readonly Rule[] = [
  setSelectsEverything,
  setWithoutSelector,
  setSelectorIgnored,
  setBuiltInName,
  setNameLength,
  bindingName,
  setBindRight,
  clusterName,
  clusterNotAccepted,
  accountOutsideSets,
  tokenCopied,
  secretNameLength,
  secretNameCollision,
  syncLabel,
  accountNameMismatch,
  gitopsClusterAccount,
  accountWithoutConsumer,
  accountReservedName,
  validityNotADuration,
  validityOutOfBounds,
  validityLong,
  rotationIgnored,
  accountOldApi,
  accountShared,
  accountWithoutPermission,
  permissionBeforeAccount,
  permissionNameClash,
  permissionGrantsNothing,
  permissionHalfRoleRef,
  permissionFieldUnknown,
  permissionSubjectHardCoded,
  permissionNamespaceSelector,
  permissionBroad,
  permissionBuiltInRoleName,
  hubIdentityReach,
  pluginImage,
  pluginImageFloating,
  pluginInitRoot,
  pluginImageVolume,
  pluginVolumeEmpty,
  pluginCommandPath,
  providerExec,
  argoCdClusterInfo,
  providerInteractiveMode,
  providerName,
  providerNamespace,
  hubAccess,
  tokenNotMounted,
  kueueConfigUnreadable,
  kueueConfigInvalid,
  kueueConfigIncomplete,
  kueueProviderKey,
  kueueFeatureGates,
  kueueCertificate,
  kueueRestart,
  kueueWorkerRights,
  kueueDeploymentWithoutPod,
  kueueFrameworkUnknown,
  kueueFrameworksLeftOut,
  kueueOldApi,
  kueueReleaseSkew,
  kueueOrigin,
  kueueAddonClash,
  multikueueConfigSize,
  multikueueConfigName,
  multikueueProfile,
  multikueueWithoutProvider,
  hubAsWorker,
  clusterQueueChecks,
  clusterQueueShape,
  kueueReferencesExist,
  podEntryTwice,
  namespaceOnClusterKind,
  objectTwice,
  roleTooLarge,
  partialUnprotected,
  objectVersionNotServed,
  releaseKnownProblem,
  releaseNotCatalogued,
  suppressionWithoutFinding,
];
