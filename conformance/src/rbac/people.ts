import { type Person } from './evaluator.js';
import { AGENTS } from './vocabulary.js';
import { type Subject } from './world.js';

/** Somebody who is asked about, under the names that reports give them. */
export interface Known extends Person {
  readonly names: readonly string[];
  /** Of a service account. */
  readonly account?: { readonly namespace: string; readonly name: string };
}

const groupsOf = (namespace: string) => ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];

function serviceAccount(namespace: string, name: string): Known {
  const groups = groupsOf(namespace);
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups,
    names: [`ServiceAccount ${namespace}/${name}`, ...groups.map(group => `Group ${group}`)],
    account: { namespace, name },
  };
}

/** On the hub. One service account is bound only by its groups. */
export const HUB_PEOPLE: readonly Known[] = [
  serviceAccount('team-a', 'builder'),
  serviceAccount('my-app', 'controller'),
  serviceAccount('team-b', 'idle'),
  { user: 'ann', groups: ['dev', 'system:authenticated'], names: ['User ann', 'Group dev', 'Group system:authenticated'] },
];

/** Needs no binding. */
export const ROOT: Known = {
  user: 'root',
  groups: ['system:masters', 'system:authenticated'],
  names: ['User root', 'Group system:masters', 'Group system:authenticated'],
};

const group = (name: string): Subject => ({ kind: 'Group', name });

/** Those who are asked about, in every spelling, and others of the same name. */
export const HUB_SUBJECTS: readonly Subject[] = [
  { kind: 'ServiceAccount', name: 'builder', namespace: 'team-a' },
  { kind: 'ServiceAccount', name: 'builder' },
  { kind: 'ServiceAccount', name: 'builder', namespace: 'team-b' },
  { kind: 'User', name: 'system:serviceaccount:team-a:builder' },
  { kind: 'User', name: 'system:serviceaccount:my-app:controller' },
  { kind: 'ServiceAccount', name: 'controller' },
  { kind: 'User', name: 'ann' },
  { kind: 'User', name: 'builder' },
  { kind: 'User', name: 'system:serviceaccounts' },
  group('ann'),
  ...['dev', ...groupsOf('team-a'), 'system:serviceaccounts:team-b', 'system:serviceaccounts:my-app', 'system:masters'].map(group),
];

/** A service account that somebody made an account: the account's own name stands for everything that it is given. */
function account(name: string): Known {
  return { ...serviceAccount(AGENTS, name), names: [`account ${name}`] };
}

/** As cluster-proxy lets them in (open-cluster-management-io/cluster-proxy pkg/serviceproxy/service_proxy.go@v0.10.0). */
const HUB_ACCOUNT = 'cluster:hub:system:serviceaccount:my-app:controller';

/** On a worker. */
export const WORKER_PEOPLE: readonly Known[] = [
  account('robot'),
  account('clerk'),
  { user: 'ann', groups: ['dev', 'system:authenticated'], names: ['hub user ann', 'hub group dev', 'hub group system:authenticated'] },
  {
    user: HUB_ACCOUNT,
    groups: groupsOf('my-app'),
    names: ['hub service account my-app/controller', ...groupsOf('my-app').map(name => `hub group ${name}`)],
  },
];

export const WORKER_SUBJECTS: readonly Subject[] = [
  { kind: 'ServiceAccount', name: 'robot', namespace: AGENTS },
  { kind: 'ServiceAccount', name: 'robot', namespace: AGENTS },
  { kind: 'ServiceAccount', name: 'robot', namespace: 'team-b' },
  { kind: 'ServiceAccount', name: 'clerk' },
  { kind: 'User', name: `system:serviceaccount:${AGENTS}:clerk` },
  { kind: 'User', name: HUB_ACCOUNT },
  { kind: 'User', name: 'ann' },
  { kind: 'User', name: 'robot' },
  ...['dev', ...groupsOf(AGENTS), 'system:serviceaccounts:my-app', 'system:serviceaccounts:team-b'].map(group),
];
