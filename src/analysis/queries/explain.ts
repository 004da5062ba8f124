import { chainOf } from './access-path';
import { ChainState, firstBroken, Hop, stateOf } from './path-step';
import { refuse, some } from '../../errors/format-error';
import { Picture } from '../graph/access-graph';
import { Consumer, consumerName } from '../graph/consumers';

/** Why a consumer reaches a cluster, or does not. */
export interface Explanation {
  readonly consumer: string;
  readonly cluster: string;
  readonly state: ChainState;
  readonly chain: readonly Hop[];
  /** The first hop that is broken, else the first that the input does not tell. */
  readonly broken?: Hop;
}

export function explain(picture: Picture, consumer: string, cluster: string): Explanation {
  const found = find(picture, consumer);
  if (!picture.clusters.has(cluster)) {
    refuse('explain', 'cluster', cluster, 'is not in the input', `name one of ${some([...picture.clusters].sort(), 20)}`);
  }
  const chain = chainOf(picture, found, cluster);
  const broken = firstBroken(chain);
  return { consumer: consumerName(found), cluster, state: stateOf(chain), chain, ...(broken ? { broken } : {}) };
}

/** By `namespace/account`, or by one of the two where it is enough. */
function find(picture: Picture, name: string): Consumer {
  const exact = picture.consumers.filter(consumer => consumerName(consumer) === name);
  const loose = picture.consumers.filter(consumer => consumer.namespace === name || consumer.account === name);
  const found = exact.length > 0 ? exact : loose;
  if (found.length !== 1) {
    refuse('explain', 'consumer', name, found.length === 0 ? 'is not in the input' : 'is more than one', `name one of ${some((found.length === 0 ? picture.consumers : found).map(consumerName), 20)}`);
  }
  return found[0];
}
