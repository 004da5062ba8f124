import { accessPathOf } from './access-path';
import { Judged } from './path/path-errors';
import { publicStep } from './path-messages';
import { firstFailingStep, PathState, PathStep, stateOf } from './path-step';
import { refuse, some } from '../../errors/format-error';
import { AccessGraph } from '../graph/access-graph';
import { Consumer, consumerName } from '../graph/consumers';

/** What an answer about consumers lacks where there is none. */
export const NO_CONSUMER = 'the input names no consumer; add what runs the plugin: Kueue\'s configuration, a provider file in a ConfigMap, '
  + 'a cluster Secret of Argo CD, or a workload with the argument --managed-serviceaccount';

/** Why a consumer reaches a cluster, or does not. */
export interface Explanation {
  /** `namespace/account` of the consumer. */
  readonly consumer: string;
  /** Name of the managed cluster. */
  readonly cluster: string;
  /** The worst state of the path: broken before unknown before complete. */
  readonly state: PathState;
  /** The access path, step by step. */
  readonly path: PathStep[];
  /**
   * The first step that fails, else the first that the input does not decide.
   *
   * @default - no step fails, and the input decides every step
   */
  readonly failing?: PathStep;
}

export function explain(judged: Judged, consumer: string, cluster: string): Explanation {
  const { graph } = judged;
  const found = find(graph, consumer);
  if (!graph.clusters.has(cluster)) {
    const remedy = graph.clusters.size === 0 ? 'the input names no cluster; add ManagedClusters, or a fleet in ocm-access.yaml'
      : `name one of ${some([...graph.clusters].sort(), 20)}`;
    refuse('explain', 'cluster', cluster, { wrong: 'is not in the input', remedy });
  }
  const path = accessPathOf(judged, found, cluster).map(publicStep);
  const failing = firstFailingStep(path);
  return { consumer: consumerName(found), cluster, state: stateOf(path), path, ...failing && { failing } };
}

/** By `namespace/account`, or by one of the two where it is enough. */
function find(graph: AccessGraph, name: string): Consumer {
  if (graph.consumers.length === 0) {
    refuse('explain', 'consumer', name, { wrong: 'is not in the input', remedy: NO_CONSUMER });
  }
  const exact = graph.consumers.filter(consumer => consumerName(consumer) === name);
  const loose = graph.consumers.filter(consumer => consumer.namespace === name || consumer.account === name);
  const found = exact.length > 0 ? exact : loose;
  if (found.length !== 1) {
    const [wrong, choice] = found.length === 0 ? ['is not in the input', graph.consumers] as const : ['matches several consumers', found] as const;
    refuse('explain', 'consumer', name, { wrong, remedy: `name one of ${some(choice.map(consumerName), 20)}` });
  }
  return found[0];
}
