import { CARRIER_KINDS, CarriedManifest } from './carriers';
import { READ_KINDS } from './exported-resources';
import { heldTexts, looksLikeProviderFile, textsBelow } from './held-texts';
import { isRenderedLater } from './origins';
import { at, Json, parseJson, record, text } from '../../kubernetes/json';
import { kubeconfigOf, looksLikeKubeconfig } from '../../kubernetes/kubeconfig';
import { WORKLOAD_KINDS } from '../../kubernetes/workload-kinds';
import {
  ADD_ON, ADD_ON_CONFIG, ADD_ON_TEMPLATE, CLUSTER_ADD_ON, CLUSTER_ROLE, CLUSTER_ROLE_BINDING, CONFIG_MAP, CONFIGURATION_POLICY, GITOPS_CLUSTER, PLACEMENT,
  PLACEMENT_BINDING, POLICY_SET, ROLE, ROLE_BINDING, SECRET, SERVICE_ACCOUNT,
} from '../../ocm/kinds';

/**
 * What an object of the input means for an answer about access. A kind that is not in these tables may carry access, or manifests that do, so it is
 * not judged: an unknown operator can give rights through any of its kinds.
 */

/** How far an object counts in the answers. */
export enum CoverageState {
  /** Its kind is read, and every answer counts it. */
  READ = 'read',
  /** It has no bearing on access. */
  WITHOUT_BEARING = 'without bearing on access',
  /** It may have a bearing on access, and no answer counts it. */
  NOT_JUDGED = 'not judged',
}

/** Why an object is judged, or not, as it is. */
export interface Bearing {
  readonly state: CoverageState;
  readonly reason: string;
}

const IS_TEMPLATE: Bearing = { state: CoverageState.NOT_JUDGED, reason: 'it is a template' };
const READ: Bearing = { state: CoverageState.READ, reason: 'the analysis reads it' };

/** Kinds that give nobody access, as `<group>/<Kind>`, each with the reason. The core group is empty; `*` is every kind of a group. */
export const WITHOUT_BEARING: ReadonlyMap<string, string> = new Map([
  ['/Namespace', 'holds objects and gives no rights'],
  ['/Event', 'reports what happened'],
  ['events.k8s.io/Event', 'reports what happened'],
  ['coordination.k8s.io/Lease', 'elects a leader'],
  ['/Service', 'routes traffic'],
  ['/Endpoints', 'routes traffic'],
  ['discovery.k8s.io/EndpointSlice', 'routes traffic'],
  ['networking.k8s.io/*', 'routes or restricts traffic'],
  ['gateway.networking.k8s.io/*', 'routes traffic'],
  ['multicluster.x-k8s.io/ServiceExport', 'routes traffic'],
  ['multicluster.x-k8s.io/ServiceImport', 'routes traffic'],
  ['/PersistentVolumeClaim', 'asks for storage'],
  ['storage.k8s.io/StorageClass', 'describes storage'],
  ['policy/PodDisruptionBudget', 'limits evictions'],
  ['autoscaling/HorizontalPodAutoscaler', 'sets a number of pods'],
  ['autoscaling.k8s.io/VerticalPodAutoscaler', 'sets resources of pods'],
  ['/LimitRange', 'limits resources'],
  ['/ResourceQuota', 'limits resources'],
  ['scheduling.k8s.io/PriorityClass', 'orders pods'],
  ['node.k8s.io/RuntimeClass', 'chooses a runtime'],
  ['flowcontrol.apiserver.k8s.io/*', 'orders requests'],
  ['apps/ControllerRevision', 'records the history of a workload'],
  ['admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'can only refuse requests'],
  ['admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding', 'can only refuse requests'],
  ['monitoring.coreos.com/PrometheusRule', 'describes alerts'],
  ['cluster.open-cluster-management.io/AddOnPlacementScore', 'is a score'],
  ['kueue.x-k8s.io/LocalQueue', 'distributes quota'],
  ['kueue.x-k8s.io/ResourceFlavor', 'distributes quota'],
  ['kueue.x-k8s.io/Cohort', 'distributes quota'],
  ['kueue.x-k8s.io/Topology', 'distributes quota'],
  ['kueue.x-k8s.io/WorkloadPriorityClass', 'distributes quota'],
  ['kueue.x-k8s.io/Workload', 'asks for quota'],
]);

/** Kinds of which some fields are read: whether a rule applies, the namespace in which an add-on runs, where manifests go. The rest is not. */
export const READ_IN_PART: ReadonlySet<string> = new Set([
  ADD_ON, CLUSTER_ADD_ON, ADD_ON_CONFIG, ADD_ON_TEMPLATE, PLACEMENT, PLACEMENT_BINDING, POLICY_SET, GITOPS_CLUSTER,
]);

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
/** Types of Secrets that hold no identity on a cluster (kubernetes core/v1 types.go, SecretType). */
const HARMLESS_SECRETS = ['kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson'];
/** Marks of a name that some tool fills in later: Helm and Go templates, Flux variables, and placeholders, which no server takes for a name. */
const TEMPLATE = /\{\{|\$\{|^<[^>]*>$|^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/;
const MANIFESTS = /\bkind"?:\s*"?(ClusterRoleBinding|RoleBinding|ClusterRole|Role|ClusterPermission|ManifestWork)\b/;

/** An object, as far as its bearing on access goes. */
export interface Judged {
  readonly type: string;
  readonly manifest: Json;
}

/**
 * @param understood keys of a Secret whose values the analysis reads
 * @param declared kinds without bearing on access, by the settings
 */
export function bearingOf({ type, manifest }: Judged, understood: ReadonlySet<string>, declared: ReadonlyMap<string, string>): Bearing {
  const closed = closedReasonOf({ type, manifest }) ?? (HOLDERS.has(type) ? heldReason({ type, manifest }) : undefined);
  if (closed !== undefined) {
    return { state: CoverageState.NOT_JUDGED, reason: closed };
  }
  if (type === SECRET) {
    return secretBearing(manifest, understood);
  }
  if (READ_KINDS.has(type) && !READ_IN_PART.has(type)) {
    return READ;
  }
  const reason = WITHOUT_BEARING.get(type) ?? WITHOUT_BEARING.get(`${type.split('/')[0]}/*`) ?? crdReason(type, manifest) ?? declared.get(type);
  return reason === undefined ? { state: CoverageState.NOT_JUDGED, reason: READ_IN_PART.has(type) ? 'only a part of it is read' : 'its kind is not read' }
    : { state: CoverageState.WITHOUT_BEARING, reason };
}

/** What counts of the manifests that an object carries to managed clusters, where objects of a hub mean nothing. */
export function bearingInside(type: string, { manifest, template }: CarriedManifest, declared: ReadonlyMap<string, string>): Bearing {
  if (template) {
    return IS_TEMPLATE;
  }
  const bearing = bearingOf({ type, manifest }, NONE, declared);
  return bearing.state === CoverageState.READ && !READ_INSIDE.has(type)
    ? { state: CoverageState.NOT_JUDGED, reason: 'its kind is not read inside another object' } : bearing;
}

const NONE: ReadonlySet<string> = new Set();

const READ_INSIDE: ReadonlySet<string> = new Set([
  CLUSTER_ROLE, CLUSTER_ROLE_BINDING, ROLE, ROLE_BINDING, SERVICE_ACCOUNT, CONFIGURATION_POLICY, ...WORKLOAD_KINDS.keys(),
]);

/** Whether some tool fills it in or decrypts it later: what is written is not what will be applied, and nothing is found in it. */
export function isClosed(object: Judged): boolean {
  return closedReasonOf(object) !== undefined;
}

/** Asked for findings, for unknowns and for coverage. */
const reasons = new WeakMap<Json, { readonly reason?: string }>();

function closedReasonOf(object: Judged): string | undefined {
  const known = reasons.get(object.manifest) ?? { reason: closedReason(object) };
  reasons.set(object.manifest, known);
  return known.reason;
}

/** What is encrypted or filled in later is not what will be applied (getsops/sops README, "sops" key of an encrypted file). */
function closedReason({ type, manifest }: Judged): string | undefined {
  if (isRenderedLater(manifest)) {
    return 'it is rendered later';
  }
  const { sops, spec, metadata } = manifest;
  if (sops !== undefined && (at(sops, 'mac') !== undefined || at(sops, 'version') !== undefined)) {
    return 'it is encrypted';
  }
  if (at(spec, 'object-templates-raw') !== undefined) {
    return IS_TEMPLATE.reason;
  }
  const { name, namespace } = record(metadata);
  return TEMPLATE.test(text(name)) || TEMPLATE.test(text(namespace)) || (!TEMPLATES_INSIDE.has(type) && holdsTemplate(manifest))
    ? IS_TEMPLATE.reason : undefined;
}

/** What has templates of its own, which OCM fills in, or holds any text. */
const TEMPLATES_INSIDE: ReadonlySet<string> = new Set([...CARRIER_KINDS, CONFIG_MAP, SECRET]);

/** In what runs, such marks belong to a shell; in annotations, to anybody. */
const OF_OTHERS: ReadonlySet<string> = new Set(['command', 'args', 'env', 'lifecycle', 'annotations', 'managedFields', 'status']);
/** Its names are looked at apart, and the rest of it belongs to anybody. */
const METADATA = 'metadata';

/** More values and levels than an object has. What a YAML reader makes can hold itself. */
const MOST_VALUES = 100_000;
const DEEPEST = 1_000;

function holdsTemplate(manifest: Json): boolean {
  let left = MOST_VALUES;
  const holds = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string') {
      return value.includes('{{') || value.includes('${');
    }
    if (typeof value !== 'object' || value === null || --left < 0 || depth > DEEPEST) {
      return false;
    }
    if (Array.isArray(value)) {
      return value.some(item => holds(item, depth + 1));
    }
    // Not by entries: a large fleet has some hundred thousand values.
    for (const key in value) {
      if (!OF_OTHERS.has(key) && holds((value as Json)[key], depth + 1)) {
        return true;
      }
    }
    return false;
  };
  return Object.keys(manifest).some(key => key !== METADATA && !OF_OTHERS.has(key) && holds(manifest[key], 1));
}

const HOLDERS: ReadonlySet<string> = new Set([CONFIG_MAP, ...WORKLOAD_KINDS.keys()]);

/** A ConfigMap or a container can hold what the analysis would read as a file. */
function heldReason({ type, manifest }: Judged): string | undefined {
  const files = type === CONFIG_MAP ? heldTexts({ type, manifest }) : [];
  const texts = [...files.map(({ text: held }) => held), ...textsBelow(at(manifest, 'spec'))];
  if (texts.some(held => looksLikeKubeconfig(held) && kubeconfigOf(held) === undefined)) {
    return 'it holds a kubeconfig that cannot be read';
  }
  if (texts.some(held => looksLikeProviderFile(held) && parseJson(held) === undefined)) {
    return 'it holds a provider file that cannot be read';
  }
  if (files.some(({ plain, text: held }) => !plain && held.includes('config.kueue.x-k8s.io'))) {
    return 'it holds a configuration of Kueue as binary data';
  }
  return texts.some(held => MANIFESTS.test(held)) ? 'it holds manifests as text' : undefined;
}

function secretBearing(manifest: Json, understood: ReadonlySet<string>): Bearing {
  const keys = heldTexts({ type: SECRET, manifest }).map(({ key }) => key);
  if (keys.length > 0 && understood.size > 0) {
    return keys.every(key => understood.has(key)) ? READ : { state: CoverageState.NOT_JUDGED, reason: 'some of its values are not read' };
  }
  return HARMLESS_SECRETS.includes(text(manifest.type))
    ? { state: CoverageState.WITHOUT_BEARING, reason: 'holds a password of an image registry' }
    : { state: CoverageState.NOT_JUDGED, reason: 'its values are not read' };
}

/** A conversion webhook sees and changes every object of the kind. */
function crdReason(type: string, manifest: Json): string | undefined {
  return type === CRD && at(manifest, 'spec', 'conversion', 'strategy') !== 'Webhook' ? 'describes a kind' : undefined;
}
