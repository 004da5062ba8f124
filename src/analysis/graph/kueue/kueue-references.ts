import { at, list, strings, text } from '../../../kubernetes/json';
import { ADD_ON, ADMISSION_CHECK, CLUSTER_QUEUE, LOCAL_QUEUE, MULTIKUEUE_CLUSTER, MULTIKUEUE_CONFIG, RESOURCE_FLAVOR } from '../../../ocm/kinds';
import { KubeObject, Objects } from '../../input/objects';

/** Value of `controllerName` of the checks that MultiKueue handles. */
export const MULTIKUEUE_CONTROLLER = 'kueue.x-k8s.io/multikueue';

/** kueue-addon's own name for itself (open-cluster-management-io/addon-contrib kueue-addon@f5844b98). */
export const KUEUE_ADD_ON = 'multicluster-kueue-manager';

/** Its check: for each Placement that one names, it makes a MultiKueueConfig of the same name. */
const PLACEMENT_CONTROLLER = 'open-cluster-management.io/placement';

/** One object of Kueue that names another. */
export interface KueueReference {
  readonly object: KubeObject;
  readonly field: string;
  /** Type of what it names, as `<group>/<Kind>`. */
  readonly type: string;
  readonly name: string;
}

interface Place {
  readonly field: string;
  readonly type: string;
  readonly name: unknown;
}

const PLACES: Readonly<Record<string, (object: KubeObject) => Place[]>> = {
  [ADMISSION_CHECK]: ({ manifest }) => {
    const isConfig = at(manifest, 'spec', 'controllerName') === MULTIKUEUE_CONTROLLER && at(manifest, 'spec', 'parameters', 'kind') === 'MultiKueueConfig';
    return isConfig ? [{ field: 'spec.parameters.name', type: MULTIKUEUE_CONFIG, name: at(manifest, 'spec', 'parameters', 'name') }] : [];
  },
  [MULTIKUEUE_CONFIG]: ({ manifest }) => strings(at(manifest, 'spec', 'clusters'))
    .map((name, i) => ({ field: `spec.clusters[${i}]`, type: MULTIKUEUE_CLUSTER, name })),
  [CLUSTER_QUEUE]: ({ manifest }) => [
    ...list(at(manifest, 'spec', 'admissionChecksStrategy', 'admissionChecks'))
      .map(({ name }, i) => ({ field: `spec.admissionChecksStrategy.admissionChecks[${i}].name`, type: ADMISSION_CHECK, name })),
    // v1beta1
    ...strings(at(manifest, 'spec', 'admissionChecks')).map((name, i) => ({ field: `spec.admissionChecks[${i}]`, type: ADMISSION_CHECK, name })),
    ...list(at(manifest, 'spec', 'resourceGroups')).flatMap(({ flavors }, i) => list(flavors)
      .map(({ name }, j) => ({ field: `spec.resourceGroups[${i}].flavors[${j}].name`, type: RESOURCE_FLAVOR, name }))),
  ],
  [LOCAL_QUEUE]: ({ manifest }) => [{ field: 'spec.clusterQueue', type: CLUSTER_QUEUE, name: at(manifest, 'spec', 'clusterQueue') }],
};

/** What the objects of one type name. An empty name is for the schema to refuse. */
export function kueueReferences(objects: Objects): KueueReference[] {
  return Object.keys(PLACES).flatMap(from => objects.of(from).flatMap(object => PLACES[from](object)
    .filter(place => text(place.name) !== '').map(place => ({ object, ...place, name: text(place.name) }))));
}

/** Whether a controller of OCM makes the object while it runs, so that no manifest shows it. */
export function isMadeByAddOn(objects: Objects, { type, name }: KueueReference): boolean {
  const isInstalled = objects.of(ADD_ON).some(addOn => addOn.name === KUEUE_ADD_ON);
  return (type === MULTIKUEUE_CLUSTER && isInstalled) || (type === MULTIKUEUE_CONFIG && objects.of(ADMISSION_CHECK).some(({ manifest }) =>
    at(manifest, 'spec', 'controllerName') === PLACEMENT_CONTROLLER && at(manifest, 'spec', 'parameters', 'name') === name));
}
