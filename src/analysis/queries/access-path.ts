import { entriesFor } from './path/path-entries';
import { Judged } from './path/path-errors';
import { judgedSteps } from './path/path-objects';
import { hubRole } from './path-hub-role';
import { brokenBy, openBy, RawStep, StepWriter } from './path-messages';
import { pluginStep, providerEntryStep } from './path-plugin';
import { StepName, StepState } from './path-step';
import { visibility } from './path-visibility';
import { LABEL_LENGTH } from '../../kubernetes/names';
import { syncedSecretName } from '../../ocm/synced-secret';
import { missing } from '../engine/missing-input';
import { AccessGraph } from '../graph/access-graph';
import { Consumer } from '../graph/consumers';
import { ProviderEntry } from '../graph/provider-entries';
import { oncePer } from '../input/once-per';

/** Clusters that an application is meant to reach: those its namespace sees, narrowed to those its configuration names. */
export function clustersOf(graph: AccessGraph, consumer: Consumer): readonly string[] {
  return meantIn(graph)(consumer);
}

const meantIn = oncePer((graph: AccessGraph) => oncePer((consumer: Consumer) => meant(graph, consumer)));

function meant(graph: AccessGraph, consumer: Consumer): string[] {
  if (consumer.entries.every(({ cluster }) => cluster !== undefined)) {
    return [...new Set(consumer.entries.flatMap(({ cluster }) => cluster ?? []))].sort();
  }
  const workers = consumer.entries.some(({ manager }) => manager) ? graph.profileReferences().map(({ cluster }) => cluster) : [];
  return [...new Set(workers.length > 0 ? workers : graph.sets.seenBy(consumer.namespace))].sort();
}

/** Every cluster that a report lists for a consumer: meant, or with an account of that name that its namespace may see. */
export function reportedClustersOf(graph: AccessGraph, consumer: Consumer): readonly string[] {
  return reportedIn(graph)(consumer);
}

const reportedIn = oncePer((graph: AccessGraph) => oncePer((consumer: Consumer) => reported(graph, consumer)));

function reported(graph: AccessGraph, consumer: Consumer): string[] {
  const own = clustersOf(graph, consumer);
  // Those that it is meant to reach are listed anyway.
  const seen = graph.accounts.named(consumer.account).map(({ cluster }) => cluster)
    .filter(cluster => graph.sets.sees(consumer.namespace, cluster) !== false);
  return [...new Set([...own, ...seen])].sort();
}

/** The access path from a consumer to a cluster, step by step: as it is, broken by the errors about the objects on it, or left open by questions. */
export function accessPathOf(judged: Judged, consumer: Consumer, cluster: string): RawStep[] {
  const { graph } = judged;
  const path = [
    ...visibility(judged, consumer, cluster),
    account(graph, consumer, cluster),
    secret(graph, consumer, cluster),
    hubRole(graph, consumer, cluster),
    ...usesOf(graph, consumer, cluster),
    permission(graph, consumer, cluster),
  ];
  const { broken, open } = judgedSteps(judged, consumer, cluster);
  return broken.size + open.size === 0 ? path : path.map(step => {
    const [error, question] = [broken.get(step.step), open.get(step.step)];
    if (error) {
      return brokenBy(step, error);
    }
    return question && step.state === StepState.OK ? openBy(step, question) : step;
  });
}

function account(graph: AccessGraph, consumer: Consumer, cluster: string): RawStep {
  const step = new StepWriter(graph, StepName.ACCOUNT);
  const found = graph.accounts.get(cluster, consumer.account);
  if (!found) {
    return step.absent(missing('account', { account: consumer.account, cluster }));
  }
  const data = { validity: found.validityText };
  const place = { object: found.object, field: 'spec.rotation.validity' };
  return found.seconds === undefined ? step.broken('not-a-duration', data, place) : step.ok('valid-for', data, place);
}

function secret(graph: AccessGraph, { account: name, namespace }: Consumer, cluster: string): RawStep {
  const step = new StepWriter(graph, StepName.SECRET);
  const found = graph.accounts.get(cluster, name);
  if (!found) {
    return graph.complete ? step.broken('no-token', {}) : step.unknown(missing('account', { account: name, cluster }));
  }
  const { object } = found;
  if (!found.synced) {
    return step.broken('not-copied', {}, { object, field: 'metadata.labels' });
  }
  const place = { object, field: 'metadata.name' };
  return syncedSecretName(cluster, name).length > LABEL_LENGTH ? step.broken('secret-too-long', { cluster, account: name }, place)
    : step.ok('secret', { cluster, account: name, namespace }, place);
}

/** Plugin and provider entry: the same for every cluster of a consumer, unless each cluster has an entry of its own. */
function usesOf(graph: AccessGraph, consumer: Consumer, cluster: string): readonly RawStep[] {
  const entries = entriesFor(consumer, cluster);
  return entries.length === 0 ? uses(graph, { ...consumer, entries }, cluster) : usesIn(graph)(consumer)(entries);
}

const usesIn = oncePer((graph: AccessGraph) => oncePer((consumer: Consumer) => oncePer((entries: readonly ProviderEntry[]) =>
  uses(graph, { ...consumer, entries }, ''))));

function uses(graph: AccessGraph, consumer: Consumer, cluster: string): RawStep[] {
  return [pluginStep(graph, consumer), providerEntryStep(graph, consumer, cluster)];
}

function permission(graph: AccessGraph, consumer: Consumer, cluster: string): RawStep {
  const step = new StepWriter(graph, StepName.PERMISSION);
  const grant = graph.permissions.firstGrantTo(cluster, consumer.account);
  if (grant) {
    const { source, field } = grant;
    return step.ok('granted', { kind: source.kind, name: source.name }, { object: source, field });
  }
  if ((graph.options.rightsGrantedElsewhere ?? []).includes(consumer.account)) {
    return step.notApplicable('granted-elsewhere', {});
  }
  const possible = graph.permissions.possibleFor(cluster, consumer.account);
  return possible ? step.unknown(missing('reached-cluster', { kind: possible.object.kind, name: possible.object.name, cluster }), possible)
    : step.absent(missing('permission', { account: consumer.account, cluster }));
}
