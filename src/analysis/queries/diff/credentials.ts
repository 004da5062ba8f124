import { AccessChangeKind, change, RawChange } from './messages';
import { AccessGraph } from '../../graph/access-graph';
import { tokenHandovers } from '../../graph/gitops/token-handovers';
import { StoredCredential } from '../../graph/tokens/stored-credentials';
import { spell } from '../../input/objects';

/** Credentials that objects hold, and tokens that controllers hand on: each is there or not there. */
export function credentialFacts(graph: AccessGraph): RawChange[] {
  const handovers = tokenHandovers(graph).flatMap(({ object, namespace, account, clusters, others }) => {
    const data = { giver: spell(object), namespace, account };
    return [
      ...clusters.map(cluster => change(AccessChangeKind.CONSUMER, 'handover', data, cluster)),
      ...others ? [change(AccessChangeKind.CONSUMER, 'handover-placed', data)] : [],
    ];
  });
  return [...graph.credentials.map(one => credentialChange(one, '')), ...handovers];
}

/** One that is there on both sides, and is another one: it may allow more. */
export function otherCredentials(base: AccessGraph, head: AccessGraph): RawChange[] {
  const before = new Set(base.credentials.map(({ content, ...one }) => `${keyOf(one)} ${content}`));
  const known = new Set(base.credentials.map(keyOf));
  return head.credentials.filter(({ content, ...one }) => known.has(keyOf(one)) && !before.has(`${keyOf(one)} ${content}`))
    .map(one => credentialChange(one, '-changed'));
}

function credentialChange({ object, method, server }: StoredCredential, suffix: '' | '-changed'): RawChange {
  return server === '' ? change(AccessChangeKind.CREDENTIAL, `credential-anywhere${suffix}`, { holder: spell(object), method })
    : change(AccessChangeKind.CREDENTIAL, `credential${suffix}`, { holder: spell(object), method, server });
}

function keyOf({ object, field, method, server }: Omit<StoredCredential, 'content'>): string {
  return JSON.stringify([spell(object), field, method, server]);
}
