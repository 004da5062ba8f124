import { RuleFinding, RuleMessage } from './rule';
import { at, list, text } from '../../kubernetes/json';
import { groupOf } from '../../kubernetes/kinds';
import { ACCOUNT } from '../../ocm/kinds';
import { ACCOUNTS_OF_OPERATORS } from '../../ocm/reserved-names';
import { AccessGraph } from '../graph/access-graph';
import { KubeObject, label, ObjectReference } from '../input/objects';

const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Values of the label that name a tool which writes or applies files: what it manages is changed in the files. */
const TOOLS = new Set([
  'helm', 'kustomize', 'kubectl', 'cdk8s', 'argocd', 'argo-cd', 'flux', 'fluxcd', 'terraform', 'opentofu', 'pulumi', 'ansible', 'kapp', 'carvel', 'timoni',
]);

/** The datum that names the owner. */
const OWNER = 'ownedBy';

/** Who would undo a change of an object: the object or the operator that made it. Nothing where its author owns it. */
export function ownerOf(object: KubeObject): string | undefined {
  const owners = list(at(object.manifest, 'metadata', 'ownerReferences'));
  const owner = owners.find(one => one.controller === true) ?? owners[0];
  if (owner) {
    const name = text(owner.name);
    // An owner that is named like the cluster is another one on each cluster: findings about a fleet stay one group.
    return name === object.namespace ? text(owner.kind) : `${text(owner.kind)} ${name}`;
  }
  const manager = text(label(object, MANAGED_BY));
  if (manager !== '' && !TOOLS.has(manager.toLowerCase())) {
    return manager;
  }
  return object.type === ACCOUNT ? ACCOUNTS_OF_OPERATORS.get(object.name) : undefined;
}

/** The finding stays, since nothing written in an object may hide one. Where somebody else owns the object, it comes without a change of it. */
export function leftToOwner(graph: AccessGraph, finding: RuleFinding): RuleFinding {
  const { fix, object } = finding;
  if (fix !== undefined && !('patch' in fix) && !('remove' in fix)) {
    return finding;
  }
  const owner = ownerIn(graph, fix && 'patch' in fix ? fix.target : object);
  return owner === undefined ? finding : { ...finding, text: ownedText(finding.text), data: { ...finding.data, [OWNER]: owner }, fix: undefined };
}

function ownerIn(graph: AccessGraph, { apiVersion, kind, namespace = '', name }: ObjectReference): string | undefined {
  const owners = graph.objects.named(`${groupOf(apiVersion)}/${kind}`, namespace, name).map(ownerOf);
  return owners.find(owner => owner !== undefined);
}

const owned = new WeakMap<RuleMessage, RuleMessage>();

function ownedText(message: RuleMessage): RuleMessage {
  const known = owned.get(message) ?? {
    ...message,
    remedy: `${message.remedy} ({${OWNER}} owns this object, and would undo a change made here)`,
    question: message.question ?? `How can {${OWNER}} be made to do this?`,
  };
  owned.set(message, known);
  return known;
}

/** The text of a message as it is for these data. */
export function textFor(message: RuleMessage, data: Readonly<Record<string, unknown>>): RuleMessage {
  return OWNER in data ? ownedText(message) : message;
}
