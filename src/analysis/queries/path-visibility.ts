import { Judged } from './path/path-errors';
import { RawStep, StepWriter } from './path-messages';
import { StepName } from './path-step';
import { Truth } from '../../kubernetes/three-valued';
import { missing } from '../engine/missing-input';
import { AccessGraph } from '../graph/access-graph';
import { Binding } from '../graph/cluster-sets';
import { Consumer } from '../graph/consumers';
import { KubeObject } from '../input/objects';

/** What decides whether the namespace of a consumer sees a cluster. */
interface View {
  readonly graph: AccessGraph;
  readonly namespace: string;
  readonly cluster: string;
  readonly binding?: Binding;
  readonly profile?: KubeObject;
  /** Whether the bound set selects the cluster. */
  readonly contains: Truth;
}

/** The binding that brings a cluster into a namespace: rather one without errors, and one that may hold the cluster before one that does not. */
export function bindingFor({ graph, errors }: Judged, namespace: string, cluster: string): Binding | undefined {
  const bindings = graph.sets.boundTo(namespace);
  if (bindings.length < 2) {
    return bindings[0];
  }
  const selecting = (truth: Truth) => bindings.filter(({ set }) => graph.sets.contains(set, cluster) === truth);
  const isSound = ({ object, set }: Binding) => [object, ...set?.object ? [set.object] : []].every(one => errors.about(one, cluster).length === 0);
  const best = [selecting(true), selecting(undefined), bindings].find(some => some.length > 0) ?? [];
  return (errors.none ? undefined : best.find(isSound)) ?? best[0];
}

/** Set, binding and profile. */
export function visibility({ graph, errors }: Judged, { namespace }: Consumer, cluster: string): RawStep[] {
  const binding = bindingFor({ graph, errors }, namespace, cluster);
  const contains = binding && graph.sets.contains(binding.set, cluster);
  const view: View = { graph, namespace, cluster, binding, profile: graph.sets.profile(namespace, cluster), contains };
  return [setStep(view), bindingStep(view), profileStep(view)];
}

function setStep({ graph, cluster, binding, profile, contains }: View): RawStep {
  const step = new StepWriter(graph, StepName.SET);
  const set = binding?.set;
  if (set && contains !== undefined) {
    const data = { set: binding.setName, cluster };
    const place = { object: set.object, field: 'spec.clusterSelector' };
    return contains ? step.ok('selects', data, place) : step.broken('does-not-select', data, place);
  }
  if (profile) {
    return step.notApplicable('profile-suffices', {});
  }
  if (set) {
    const what = graph.fleet.get(cluster) ? missing('set-selector', { set: binding.setName }) : missing('cluster-labels', { cluster });
    return step.unknown(what, { object: set.object });
  }
  return step.absent(binding ? missing('cluster-set', { set: binding.setName }) : missing('selecting-set', { cluster }));
}

function bindingStep({ graph, namespace, binding, profile }: View): RawStep {
  const step = new StepWriter(graph, StepName.BINDING);
  if (!binding) {
    return profile ? step.notApplicable('profile-suffices', {}) : step.absent(missing('binding', { namespace }));
  }
  const { setName: set, object } = binding;
  const place = { object, field: 'spec.clusterSet' };
  return object.name === set ? step.ok('bound', { set, namespace: binding.namespace }, place)
    : step.broken('bound-under-other-name', { set, namespace: binding.namespace, binding: object.name }, place);
}

/** The profile, or what OCM makes of a set and its binding where the input does not hold the profile itself. */
function profileStep({ graph, namespace, cluster, binding, profile, contains }: View): RawStep {
  const step = new StepWriter(graph, StepName.PROFILE);
  const data = { namespace, cluster };
  if (profile) {
    return step.ok('profile-present', data, { object: profile });
  }
  if (!binding) {
    return step.absent(missing('profile', data));
  }
  if (contains === undefined) {
    return step.unknown(missing('visibility', data));
  }
  const { object } = binding;
  if (!contains) {
    return step.broken('does-not-see', data, { object });
  }
  return graph.fleet.get(cluster)?.accepted === false ? step.broken('not-accepted', { cluster }, { object })
    : step.ok('profile-created', data, { object });
}
