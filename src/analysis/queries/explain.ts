import { accessPathOf } from './access-path';
import { PathState, firstFailingStep, PathStep, stateOf } from './path-step';
import { refuse, some } from '../../errors/format-error';
import { AccessGraph } from '../graph/access-graph';
import { Consumer, consumerName } from '../graph/consumers';

/** Why a consumer reaches a cluster, or does not. */
export interface Explanation {
  readonly consumer: string;
  readonly cluster: string;
  readonly state: PathState;
  readonly chain: readonly PathStep[];
  /** The first step that fails, else the first that the input cannot decide. */
  readonly broken?: PathStep;
}

export function explain(graph: AccessGraph, consumer: string, cluster: string): Explanation {
  const found = find(graph, consumer);
  if (!graph.clusters.has(cluster)) {
    refuse('explain', 'cluster', cluster, 'is not in the input', `name one of ${some([...graph.clusters].sort(), 20)}`);
  }
  const chain = accessPathOf(graph, found, cluster);
  const broken = firstFailingStep(chain);
  return { consumer: consumerName(found), cluster, state: stateOf(chain), chain, ...(broken ? { broken } : {}) };
}

/** By `namespace/account`, or by one of the two where it is enough. */
function find(graph: AccessGraph, name: string): Consumer {
  const exact = graph.consumers.filter(consumer => consumerName(consumer) === name);
  const loose = graph.consumers.filter(consumer => consumer.namespace === name || consumer.account === name);
  const found = exact.length > 0 ? exact : loose;
  if (found.length !== 1) {
    refuse('explain', 'consumer', name, found.length === 0 ? 'is not in the input' : 'is more than one', `name one of ${some((found.length === 0 ? graph.consumers : found).map(consumerName), 20)}`);
  }
  return found[0];
}
