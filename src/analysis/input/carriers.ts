import { KubeObject } from './objects';
import { at, isRecord, Json, list, record, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/kinds';
import { ADD_ON_TEMPLATE, CLUSTER_ACTION, CONFIGURATION_POLICY, MANIFEST_WORK, POLICY, WORK_REPLICA_SET } from '../../ocm/kinds';

/** A manifest inside an object of the hub, for managed clusters. */
export interface CarriedManifest {
  readonly manifest: Json;
  /** Its JSON path in the object. */
  readonly path: string;
  /** Namespaces that a selector chooses for it, where it states none. */
  readonly selected: boolean;
  /** The policy only reports whether the cluster has it, and does not write it. */
  readonly reported: boolean;
  /** It is written by a template engine: what is applied is not known. */
  readonly template: boolean;
}

type Carried = Pick<KubeObject, 'type' | 'manifest'>;

const PLAIN = { selected: false, reported: false, template: false };

/**
 * What carries manifests to managed clusters, and where they are in it. Sources: open-cluster-management-io/api work/v1, work/v1alpha1 and
 * addon/v1alpha1; stolostron/cluster-lifecycle-api action/v1beta1; open-cluster-management-io/governance-policy-propagator api/v1 and
 * config-policy-controller api/v1.
 */
const CARRIERS: ReadonlyMap<string, (manifest: Json) => CarriedManifest[]> = new Map([
  [MANIFEST_WORK, ({ spec }: Json) => each(spec, ['workload', 'manifests'])],
  [WORK_REPLICA_SET, ({ spec }: Json) => each(spec, ['manifestWorkTemplate', 'workload', 'manifests'])],
  [ADD_ON_TEMPLATE, ({ spec }: Json) => each(spec, ['agentSpec', 'workload', 'manifests'])],
  [CLUSTER_ACTION, ({ spec }: Json) => ['Create', 'Update'].includes(text(at(spec, 'actionType'))) ? actionTemplate(record(record(spec).kube)) : []],
  [POLICY, ofPolicy],
  [CONFIGURATION_POLICY, manifest => ofConfigurationPolicy(manifest, text(at(manifest, 'spec', 'remediationAction')))],
]);

export const CARRIER_KINDS: readonly string[] = [...CARRIERS.keys()];

/** Every manifest that an object carries, in the order in which they are written. */
export function carriedBy({ type, manifest }: Carried): CarriedManifest[] {
  const carried = CARRIERS.get(type)?.(manifest) ?? [];
  return type === POLICY ? carried : carried.flatMap(one => opened(one, [manifest]));
}

/** With what a ConfigurationPolicy writes on the cluster to which it is carried. What a YAML reader makes can hold itself. */
function opened(one: CarriedManifest, above: readonly Json[]): CarriedManifest[] {
  const { manifest, path } = one;
  if (!isConfigurationPolicy(manifest) || above.includes(manifest)) {
    return [one];
  }
  const inner = ofConfigurationPolicy(manifest, text(at(manifest, 'spec', 'remediationAction'))).map(written => ({
    ...written,
    path: `${path}.${written.path}`,
    reported: one.reported || written.reported,
    template: one.template || written.template,
  }));
  return [one, ...inner.flatMap(written => opened(written, [...above, manifest]))];
}

function isConfigurationPolicy({ apiVersion, kind }: Json): boolean {
  return `${groupOf(text(apiVersion))}/${text(kind)}` === CONFIGURATION_POLICY;
}

function each(spec: unknown, path: readonly string[]): CarriedManifest[] {
  return list(at(spec, ...path)).map((manifest, i) => ({ ...PLAIN, manifest, path: `spec.${path.join('.')}[${i}]` }));
}

/** Its namespace may stand beside the template. */
function actionTemplate({ template, namespace }: Json): CarriedManifest[] {
  if (!isRecord(template)) {
    return [];
  }
  const metadata = record(template.metadata);
  const manifest = text(metadata.namespace) === '' && text(namespace) !== '' ? { ...template, metadata: { ...metadata, namespace } } : template;
  return [{ ...PLAIN, manifest, path: 'spec.kube.template' }];
}

/** The action of a policy wins over those of its templates. */
function ofPolicy({ spec }: Json): CarriedManifest[] {
  const own = text(at(spec, 'remediationAction'));
  return at(spec, 'disabled') === true ? [] : list(at(spec, 'policy-templates')).flatMap((entry, i) => {
    const manifest = record(entry.objectDefinition);
    const path = `spec.policy-templates[${i}].objectDefinition`;
    const inner = isConfigurationPolicy(manifest) ? ofConfigurationPolicy(manifest, own || text(at(manifest, 'spec', 'remediationAction'))) : [];
    return [{ ...PLAIN, manifest, path }, ...inner.flatMap(one => opened({ ...one, path: `${path}.${one.path}` }, [manifest]))];
  });
}

function ofConfigurationPolicy({ spec }: Json, action: string): CarriedManifest[] {
  const selected = isRecord(at(spec, 'namespaceSelector'));
  return list(at(spec, 'object-templates')).flatMap(({ complianceType, objectDefinition }, i) => {
    const manifest = record(objectDefinition);
    return text(complianceType).toLowerCase() === 'mustnothave' ? [] : [{
      manifest,
      path: `spec.object-templates[${i}].objectDefinition`,
      selected,
      reported: action.toLowerCase() !== 'enforce',
      template: isTemplate(manifest),
    }];
  });
}

/** Policies are templates of Go, anywhere in an object. What a YAML reader makes can refer to itself. */
function isTemplate(manifest: Json): boolean {
  try {
    return JSON.stringify(manifest).includes('{{');
  } catch {
    return true;
  }
}
