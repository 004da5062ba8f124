import { WORKLOAD_KINDS } from '../../kubernetes/workload-kinds';
import {
  ACCOUNT, ADD_ON, ADD_ON_CONFIG, ADMISSION_CHECK, CLUSTER_ADD_ON, CLUSTER_PROFILE, CLUSTER_QUEUE, CLUSTER_ROLE, CLUSTER_ROLE_BINDING, CLUSTER_SET,
  CONFIG_MAP, GITOPS_CLUSTER, LOCAL_QUEUE, MANAGED_CLUSTER, MANIFEST_WORK, MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, PERMISSION, PLACEMENT,
  RESOURCE_FLAVOR, ROLE, ROLE_BINDING, SERVICE_ACCOUNT, SET_BINDING, WORK_REPLICA_SET,
} from '../../ocm/kinds';

/** Every kind the model reads, beside the few Secrets in which it finds something. */
const READ = [
  MANAGED_CLUSTER, CLUSTER_SET, SET_BINDING, CLUSTER_PROFILE, ACCOUNT, PERMISSION, MANIFEST_WORK, WORK_REPLICA_SET, ADD_ON,
  CLUSTER_ADD_ON, ADD_ON_CONFIG, CONFIG_MAP, SERVICE_ACCOUNT, ROLE, ROLE_BINDING, CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ...WORKLOAD_KINDS.keys(),
  MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, ADMISSION_CHECK, CLUSTER_QUEUE,
];

/** Kinds that single rules look at; no other answer counts them. */
const READ_BY_RULES = [RESOURCE_FLAVOR, LOCAL_QUEUE, PLACEMENT, GITOPS_CLUSTER];

/**
 * What an export of a hub has to hold, as `kubectl api-resources --output name` spells it. Secrets are not among them: of all there
 * are, the model reads only the cluster Secrets of Argo CD, and the others do not belong in a file.
 */
export const RESOURCES: readonly string[] = [...READ, ...READ_BY_RULES].map(type => {
  const [group, kind] = type.split('/');
  return `${kind.toLowerCase()}s${group === '' ? '' : `.${group}`}`;
});

export const READ_KINDS: ReadonlySet<string> = new Set(READ);
