import { RawStep, StepWriter } from './path-messages';
import { StepName, StepState } from './path-step';
import { at } from '../../kubernetes/json';
import { SERVICE_ACCOUNT } from '../../ocm/kinds';
import { PROVIDER_NAME } from '../../releases/cluster-proxy/facts';
import { constantValue } from '../../releases/fact';
import { missing } from '../engine/missing-input';
import { AccessGraph } from '../graph/access-graph';
import { Consumer } from '../graph/consumers';
import { pluginState } from '../graph/plugin-state';
import { ProviderEntry } from '../graph/provider-entries';
import { podField, Workload } from '../graph/workloads';

export function pluginStep(graph: AccessGraph, { account, namespace, entries, workloads }: Consumer): RawStep {
  const step = new StepWriter(graph, StepName.PLUGIN);
  if (workloads.length === 0) {
    return step.unknown(missing('workload', { account, namespace }));
  }
  const places = entries.flatMap(entry => entry.workloads.flatMap(workload => misplaced(step, workload, entry.command)));
  const broken = places.find(({ state }) => state === StepState.BROKEN);
  if (broken) {
    return broken;
  }
  const tokenless = workloads.find(workload => hasNoToken(graph, workload));
  if (tokenless) {
    return step.broken('no-pod-token', {}, { object: tokenless.object, field: podField(tokenless, 'spec.automountServiceAccountToken') });
  }
  const { command = '' } = entries[0] ?? {};
  const place = { object: workloads[0].object, field: podField(workloads[0]) };
  return places[0] ?? (command === '' ? step.ok('plugin-mounted', {}, place) : step.ok('plugin-mounted-at', { command }, place));
}

/** Nothing where the plugin is at the path that the entry runs. */
function misplaced(step: StepWriter, workload: Workload, command: string): RawStep[] {
  const { object } = workload;
  const { kind, name } = object;
  const place = { object, field: podField(workload) };
  const found = pluginState(workload, command);
  switch (found.state) {
    case 'mounted': return [];
    case 'elsewhere': return [found.paths.length === 0 ? step.broken('plugin-not-mounted', {}, place)
      : step.broken('plugin-elsewhere', { paths: found.paths, command }, place)];
    case 'empty': return [step.broken('plugin-volume-empty', { volume: found.volume }, place)];
    case 'not mounted': return [step.unknown(command === '' ? missing('plugin', { kind, name }) : missing('container-image', { kind, name, command }), place)];
  }
}

/** By the pod, or by its ServiceAccount where the pod does not set it. */
function hasNoToken(graph: AccessGraph, { pod, namespace, serviceAccount = '' }: Workload): boolean {
  const own = graph.objects.get(SERVICE_ACCOUNT, namespace, serviceAccount)?.manifest;
  return (at(pod, 'spec', 'automountServiceAccountToken') ?? at(own, 'automountServiceAccountToken')) === false;
}

export function providerEntryStep(graph: AccessGraph, { account, entries }: Consumer, cluster: string): RawStep {
  const step = new StepWriter(graph, StepName.PROVIDER_ENTRY);
  // A container that has the plugin's arguments runs it itself, and needs no entry.
  const wrong = entries.filter(({ origin }) => origin !== 'argument').find(entry => wrongFields(entry).length > 0);
  if (wrong) {
    return step.broken('entry-wrong', { fields: wrongFields(wrong) }, wrong);
  }
  const [first] = entries;
  if (!first) {
    // Such entries are in Secrets, which an export may leave out.
    return step.unknown(missing('cluster-entry', { account, cluster }));
  }
  const { origin, command } = first;
  if (origin === 'argument') {
    return command === '' ? step.ok('container-asks', { account }, first) : step.ok('container-runs', { account, command }, first);
  }
  return command === '' ? step.ok('entry-asks', { origin, account }, first) : step.ok('entry-runs', { origin, account, command }, first);
}

function wrongFields({ command, exec, name }: ProviderEntry): string[] {
  return Object.entries({
    command: command !== '',
    apiVersion: exec.apiVersion === 'client.authentication.k8s.io/v1',
    provideClusterInfo: exec.provideClusterInfo === true,
    name: name === constantValue(PROVIDER_NAME),
  }).flatMap(([field, right]) => right ? [] : [field]);
}
