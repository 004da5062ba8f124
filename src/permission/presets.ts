import { PermissionRule } from './rule';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

/**
 * What `PermissionSet.edit` allows in a namespace. Kubernetes' own `edit` also lets one read Secrets, impersonate service accounts and
 * ask for their tokens; this list has none of that, nor `exec`, roles and bindings.
 *
 * Who may create pods in a namespace can still mount what that namespace holds: give namespaces of the application's own.
 */
export const EDIT_RULES: readonly PermissionRule[] = [
  { apiGroups: [''], resources: ['configmaps', 'persistentvolumeclaims', 'pods', 'services'], verbs: [...READ, ...WRITE] },
  { apiGroups: [''], resources: ['endpoints', 'events', 'limitranges', 'pods/log', 'pods/status', 'resourcequotas', 'serviceaccounts'], verbs: READ },
  {
    apiGroups: ['apps'],
    resources: ['daemonsets', 'deployments', 'deployments/scale', 'replicasets', 'replicasets/scale', 'statefulsets', 'statefulsets/scale'],
    verbs: [...READ, ...WRITE],
  },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: [...READ, ...WRITE] },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: [...READ, ...WRITE] },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs: [...READ, ...WRITE] },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: [...READ, ...WRITE] },
];
