import { at, Json, text } from './json';

/** A kind of object that runs pods. */
export interface WorkloadType {
  /** Resource name under which RBAC knows it. */
  readonly plural: string;
  /** Where its pod template is; empty where the object is the pod itself. */
  readonly podPath: readonly string[];
}

const TEMPLATE = ['spec', 'template'];
const ROLLOUT = 'argoproj.io/Rollout';

/** Every kind of workload, by `<group>/<Kind>`; the core group is empty. */
export const WORKLOAD_KINDS: ReadonlyMap<string, WorkloadType> = new Map([
  ['apps/Deployment', { plural: 'deployments', podPath: TEMPLATE }],
  ['apps/StatefulSet', { plural: 'statefulsets', podPath: TEMPLATE }],
  ['apps/DaemonSet', { plural: 'daemonsets', podPath: TEMPLATE }],
  ['apps/ReplicaSet', { plural: 'replicasets', podPath: TEMPLATE }],
  ['batch/Job', { plural: 'jobs', podPath: TEMPLATE }],
  ['batch/CronJob', { plural: 'cronjobs', podPath: ['spec', 'jobTemplate', 'spec', 'template'] }],
  ['/Pod', { plural: 'pods', podPath: [] }],
  // Argo Rollouts, docs/features/specification.md
  [ROLLOUT, { plural: 'rollouts', podPath: TEMPLATE }],
]);

/** Names an object in the namespace of the one that refers to it. */
export interface LocalReference {
  readonly type: string;
  readonly name: string;
}

/** The object whose template a Rollout uses instead of one of its own. */
export function templateReference(type: string, manifest: Json): LocalReference | undefined {
  const reference = at(manifest, 'spec', 'workloadRef');
  return type === ROLLOUT && reference !== undefined ? referenceIn(reference) : undefined;
}

/** The workload that made this object and keeps it as it is. */
export function controllerOf(manifest: Json): LocalReference | undefined {
  const owners = at(manifest, 'metadata', 'ownerReferences');
  const controller = Array.isArray(owners) ? owners.find(owner => at(owner, 'controller') === true) : undefined;
  const reference = referenceIn(controller);
  return WORKLOAD_KINDS.has(reference.type) ? reference : undefined;
}

/** The group of an API version; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function referenceIn(value: unknown): LocalReference {
  return { type: `${groupOf(text(at(value, 'apiVersion')))}/${text(at(value, 'kind'))}`, name: text(at(value, 'name')) };
}
