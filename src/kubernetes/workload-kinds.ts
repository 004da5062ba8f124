import { at, Json, list, text } from './json';

/** A kind of object that runs pods. */
export interface WorkloadType {
  /** Resource name under which RBAC knows it. */
  readonly plural: string;
  /** Where its pod template is; empty where the object is the pod itself. */
  readonly podPath: readonly string[];
  /** Kinds whose controller makes objects of this kind; by hand, anybody can. */
  readonly madeBy: readonly string[];
}

const TEMPLATE = ['spec', 'template'];
const ROLLOUT = 'argoproj.io/Rollout';

/** Every kind of workload, by `<group>/<Kind>`; the core group is empty. */
export const WORKLOAD_KINDS: ReadonlyMap<string, WorkloadType> = new Map<string, WorkloadType>([
  ['apps/Deployment', { plural: 'deployments', podPath: TEMPLATE, madeBy: [] }],
  ['apps/StatefulSet', { plural: 'statefulsets', podPath: TEMPLATE, madeBy: [] }],
  ['apps/DaemonSet', { plural: 'daemonsets', podPath: TEMPLATE, madeBy: [] }],
  ['apps/ReplicaSet', { plural: 'replicasets', podPath: TEMPLATE, madeBy: ['apps/Deployment', ROLLOUT] }],
  ['batch/Job', { plural: 'jobs', podPath: TEMPLATE, madeBy: ['batch/CronJob'] }],
  ['batch/CronJob', { plural: 'cronjobs', podPath: ['spec', 'jobTemplate', 'spec', 'template'], madeBy: [] }],
  ['/Pod', { plural: 'pods', podPath: [], madeBy: ['apps/ReplicaSet', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/Job'] }],
  // argoproj/argo-rollouts docs/features/specification.md: a Rollout has a template or a workloadRef, not both.
  [ROLLOUT, { plural: 'rollouts', podPath: TEMPLATE, madeBy: [] }],
]);

/** Names an object in the namespace of the one that refers to it. */
export interface LocalReference {
  readonly type: string;
  readonly name: string;
}

/** The object whose template a Rollout uses instead of one of its own. */
export function templateReference(type: string, manifest: Json): LocalReference | undefined {
  const reference = referenceIn(at(manifest, 'spec', 'workloadRef'));
  const hasTemplate = at(manifest, 'spec', 'template') !== undefined;
  return type === ROLLOUT && !hasTemplate && reference.name !== '' ? reference : undefined;
}

/** A reference with the identity that the server gave to its object. */
export interface ControllerReference extends LocalReference {
  readonly uid: string;
}

/** The workload whose controller made this object, by its owner references; nothing where a controller of that kind makes no such object. */
export function controllerOf(type: string, manifest: Json): ControllerReference | undefined {
  const controller = list(at(manifest, 'metadata', 'ownerReferences')).find(owner => owner.controller === true);
  const reference = { ...referenceIn(controller), uid: text(at(controller, 'uid')) };
  return WORKLOAD_KINDS.get(type)?.madeBy.includes(reference.type) ? reference : undefined;
}

/** The group of an API version; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function referenceIn(value: unknown): LocalReference {
  return { type: `${groupOf(text(at(value, 'apiVersion')))}/${text(at(value, 'kind'))}`, name: text(at(value, 'name')) };
}
