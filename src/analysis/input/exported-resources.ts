import { WORKLOAD_KINDS } from '../../kubernetes/workload-kinds';
import {
  ACCOUNT, ADD_ON, ADD_ON_CONFIG, ADD_ON_TEMPLATE, ADMISSION_CHECK, CLUSTER_ACTION, CLUSTER_ADD_ON, CLUSTER_PROFILE, CLUSTER_QUEUE, CLUSTER_ROLE,
  CLUSTER_ROLE_BINDING, CLUSTER_SET, CONFIG_MAP, CONFIGURATION_POLICY, GITOPS_CLUSTER, LOCAL_QUEUE, MANAGED_CLUSTER, MANIFEST_WORK, MULTIKUEUE_CLUSTER,
  MULTIKUEUE_CONFIG, PERMISSION, PLACEMENT, PLACEMENT_BINDING, POLICY, POLICY_SET, RESOURCE_FLAVOR, ROLE, ROLE_BINDING,
  SERVICE_ACCOUNT, SET_BINDING, WORK_REPLICA_SET,
} from '../../ocm/kinds';

/** Every kind the model reads, beside the few Secrets in which it finds something. */
const READ = [
  MANAGED_CLUSTER, CLUSTER_SET, SET_BINDING, CLUSTER_PROFILE, ACCOUNT, PERMISSION, MANIFEST_WORK, WORK_REPLICA_SET, ADD_ON,
  CLUSTER_ADD_ON, ADD_ON_CONFIG, CONFIG_MAP, SERVICE_ACCOUNT, ROLE, ROLE_BINDING, CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ...WORKLOAD_KINDS.keys(),
  MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, ADMISSION_CHECK, CLUSTER_QUEUE, POLICY, CONFIGURATION_POLICY, CLUSTER_ACTION,
];

/** Kinds that single rules look at, or of which some answers count a part. */
const READ_IN_PART = [RESOURCE_FLAVOR, LOCAL_QUEUE, PLACEMENT, PLACEMENT_BINDING, POLICY_SET, ADD_ON_TEMPLATE, GITOPS_CLUSTER];

/**
 * What an export of a hub has to hold, as `kubectl api-resources --output name` spells it. Secrets are not among them: of all there
 * are, the model reads only the cluster Secrets of Argo CD, and the others do not belong in a file.
 */
export const RESOURCES: readonly string[] = [...READ, ...READ_IN_PART].map(type => {
  const [group, kind] = type.split('/');
  const plural = `${kind.toLowerCase()}s`.replace(/ys$/, 'ies');
  return group === '' ? plural : `${plural}.${group}`;
});

export const READ_KINDS: ReadonlySet<string> = new Set(READ);
