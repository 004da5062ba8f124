import { Rule } from './rule';
import { accountNameMismatch } from './rules/account-name-mismatch';
import { accountOldApi } from './rules/account-old-api';
import { accountOutsideSets } from './rules/account-outside-sets';
import { accountReservedName } from './rules/account-reserved-name';
import { accountShared } from './rules/account-shared';
import { accountWithoutConsumer } from './rules/account-without-consumer';
import { accountWithoutPermission } from './rules/account-without-permission';
import { bindingName } from './rules/binding-name';
import { clusterName } from './rules/cluster-name';
import { clusterNotAccepted } from './rules/cluster-not-accepted';
import { clusterQueueChecks } from './rules/cluster-queue-checks';
import { clusterQueueShape } from './rules/cluster-queue-shape';
import { hubAccess } from './rules/hub-access';
import { hubAsWorker } from './rules/hub-as-worker';
import { hubIdentityReach } from './rules/hub-identity-reach';
import { kueueAddonClash } from './rules/kueue-addon-clash';
import { kueueConfigIncomplete } from './rules/kueue-config-incomplete';
import { kueueConfigUnreadable } from './rules/kueue-config-unreadable';
import { kueueDeploymentWithoutPod } from './rules/kueue-deployment-without-pod';
import { kueueFeatureGates } from './rules/kueue-feature-gates';
import { kueueFrameworkUnknown } from './rules/kueue-framework-unknown';
import { kueueFrameworksLeftOut } from './rules/kueue-frameworks-left-out';
import { kueueOldApi } from './rules/kueue-old-api';
import { kueueOrigin } from './rules/kueue-origin';
import { kueueProviderKey } from './rules/kueue-provider-key';
import { kueueReleaseSkew } from './rules/kueue-release-skew';
import { kueueRestart } from './rules/kueue-restart';
import { kueueWorkerRights } from './rules/kueue-worker-rights';
import { multikueueConfigName } from './rules/multikueue-config-name';
import { multikueueConfigSize } from './rules/multikueue-config-size';
import { multikueueProfile } from './rules/multikueue-profile';
import { namespaceOnClusterKind } from './rules/namespace-on-cluster-kind';
import { objectTwice } from './rules/object-twice';
import { partialUnprotected } from './rules/partial-unprotected';
import { permissionBeforeAccount } from './rules/permission-before-account';
import { permissionBroad } from './rules/permission-broad';
import { permissionBuiltInRoleName } from './rules/permission-built-in-role-name';
import { permissionFieldUnknown } from './rules/permission-field-unknown';
import { permissionHalfRoleRef } from './rules/permission-half-role-ref';
import { permissionNameClash } from './rules/permission-name-clash';
import { permissionNamespaceSelector } from './rules/permission-namespace-selector';
import { permissionSubjectHardCoded } from './rules/permission-subject-hard-coded';
import { pluginCommandPath } from './rules/plugin-command-path';
import { pluginImage } from './rules/plugin-image';
import { pluginImageFloating } from './rules/plugin-image-floating';
import { pluginImageVolume } from './rules/plugin-image-volume';
import { pluginInitRoot } from './rules/plugin-init-root';
import { pluginVolumeEmpty } from './rules/plugin-volume-empty';
import { podEntryTwice } from './rules/pod-entry-twice';
import { providerExec } from './rules/provider-exec';
import { providerInteractiveMode } from './rules/provider-interactive-mode';
import { providerName } from './rules/provider-name';
import { providerNamespace } from './rules/provider-namespace';
import { roleTooLarge } from './rules/role-too-large';
import { rotationIgnored } from './rules/rotation-ignored';
import { secretNameCollision } from './rules/secret-name-collision';
import { secretNameLength } from './rules/secret-name-length';
import { setBuiltInName } from './rules/set-built-in-name';
import { setNameLength } from './rules/set-name-length';
import { setSelectorIgnored } from './rules/set-selector-ignored';
import { setSelectsEverything } from './rules/set-selects-everything';
import { setWithoutSelector } from './rules/set-without-selector';
import { suppressionWithoutFinding } from './rules/suppression-without-finding';
import { syncLabel } from './rules/sync-label';
import { tokenCopied } from './rules/token-copied';
import { tokenNotMounted } from './rules/token-not-mounted';
import { validityLong } from './rules/validity-long';
import { validityNotADuration } from './rules/validity-not-a-duration';
import { validityOutOfBounds } from './rules/validity-out-of-bounds';

/** Every rule, in the order in which a reader meets the things: sets, accounts, permissions, plugin, Kueue, manifests at large. */
export const RULES: readonly Rule[] = [
  setSelectsEverything,
  setWithoutSelector,
  setSelectorIgnored,
  setBuiltInName,
  setNameLength,
  bindingName,
  clusterName,
  clusterNotAccepted,
  accountOutsideSets,
  tokenCopied,
  secretNameLength,
  secretNameCollision,
  syncLabel,
  accountNameMismatch,
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
  providerInteractiveMode,
  providerName,
  providerNamespace,
  hubAccess,
  tokenNotMounted,
  kueueConfigUnreadable,
  kueueConfigIncomplete,
  kueueProviderKey,
  kueueFeatureGates,
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
  hubAsWorker,
  clusterQueueChecks,
  clusterQueueShape,
  podEntryTwice,
  namespaceOnClusterKind,
  objectTwice,
  roleTooLarge,
  partialUnprotected,
  suppressionWithoutFinding,
];
