import { type Dice } from './dice.js';
import { type Attributes, type Evaluator } from './evaluator.js';
import { HUB_PEOPLE, type Known, ROOT, WORKER_PEOPLE } from './people.js';
import { GROUPS, NAMES, RESOURCES, URLS, VERBS } from './vocabulary.js';

/** Which part of the analyzer answers. */
export type Means = 'rights on the hub' | 'readers of a token' | 'readers of everything' | 'one step' | 'who-can';

export interface Question {
  readonly means: Means;
  readonly person: Known;
  /** Yes, if any of these is allowed: who may get, list or watch a Secret can read it. */
  readonly asked: readonly Attributes[];
}

export const HUB_NAMESPACES = ['team-a', 'team-b', 'my-app', 'c1', 'c2', 'kube-system'] as const;
export const WORKER_NAMESPACES = ['team-a', 'team-b', 'kube-system', 'open-cluster-management-agent-addon'] as const;

const READ = ['get', 'list', 'watch'];

/** Where tokens are on the hub: as issued, and as copied. */
export const TOKENS = [
  { namespace: 'c1', name: 'robot' },
  { namespace: 'c2', name: 'robot' },
  { namespace: 'c1', name: 'clerk' },
  { namespace: 'my-app', name: 'c1-robot' },
  { namespace: 'my-app', name: 'c2-robot' },
] as const;

/** Rights that lead to a token in the namespaces with tokens; docs/access-model.md describes the lines. */
const ONE_STEP = [
  ['create', '', 'pods'],
  ['create', '', 'serviceaccounts/token'],
  ['create', '', 'pods/exec'],
  ['update', '', 'secrets'],
  ['patch', 'apps', 'deployments'],
  ['create', 'batch', 'jobs'],
  ['impersonate', '', 'serviceaccounts'],
  ['bind', 'rbac.authorization.k8s.io', 'roles'],
  ['create', 'rbac.authorization.k8s.io', 'rolebindings'],
] as const;

/** Those that count only where they are held everywhere, and so for what has no namespace. */
const ONE_STEP_ON_THE_HUB = [
  ['get', '', 'nodes/proxy'],
  ['escalate', 'rbac.authorization.k8s.io', 'clusterroles'],
  ['create', 'rbac.authorization.k8s.io', 'clusterroles'],
] as const;

function attributes([verb, group, plural]: readonly [string, string, string], where: { namespace?: string; name?: string }): Attributes {
  const [resource, subresource] = plural.split('/');
  return { verb, group, resource, ...(subresource === undefined ? {} : { subresource }), ...where };
}

/** Of what is created no request has a name, unless it is created below an object: a session in a pod, a token of a service account. */
const isNameless = (verb: string, resource: string) => verb === 'deletecollection' || (verb === 'create' && !resource.includes('/'));

function anyRight(dice: Dice, namespaces: readonly string[]): Attributes {
  const group = dice.of(GROUPS);
  const [verb, resource] = [dice.of(VERBS), dice.of(RESOURCES[group])];
  const named = dice.once(3) && !isNameless(verb, resource);
  return attributes([verb, group, resource], {
    ...(dice.once(5) ? {} : { namespace: dice.of(namespaces) }),
    ...(named ? { name: dice.of(NAMES) } : {}),
  });
}

function onHub(dice: Dice): Question {
  const person = dice.of(HUB_PEOPLE);
  const means = dice.of(['rights on the hub', 'rights on the hub', 'readers of a token', 'readers of everything', 'one step'] as const);
  switch (means) {
    case 'readers of a token': {
      const token = dice.of(TOKENS);
      return { means, person, asked: READ.map(verb => attributes([verb, '', 'secrets'], token)) };
    }
    case 'readers of everything':
      return { means, person: dice.once(6) ? ROOT : person, asked: READ.map(verb => attributes([verb, '', 'secrets'], {})) };
    case 'one step': {
      const where = dice.once(4) ? {} : { namespace: dice.of(TOKENS).namespace };
      const row = dice.of(where.namespace === undefined ? [...ONE_STEP, ...ONE_STEP_ON_THE_HUB] : ONE_STEP);
      const named = dice.once(3) && !isNameless(row[0], row[2]);
      return { means, person, asked: [attributes(row, { ...where, ...(named ? { name: dice.of(NAMES) } : {}) })] };
    }
    default: {
      const [account] = [dice.of(HUB_PEOPLE.filter(one => one.account))];
      return { means, person: account, asked: [dice.once(6) ? { verb: dice.of(['get', 'post']), path: dice.of(URLS) } : anyRight(dice, HUB_NAMESPACES)] };
    }
  }
}

function onWorker(dice: Dice): Question {
  return { means: 'who-can', person: dice.of(WORKER_PEOPLE), asked: [anyRight(dice, WORKER_NAMESPACES)] };
}

const MOST_TRIES = 6000;

/** Random questions, half of them with a yes; fewer where somebody may do nearly everything, or nothing. */
export function questionsAbout(side: 'hub' | 'worker', dice: Dice, opinion: Evaluator, count: number): Question[] {
  const yes = new Map<string, Question>();
  const no = new Map<string, Question>();
  for (let tries = 0; tries < MOST_TRIES && Math.min(yes.size, no.size) < count / 2; tries++) {
    const question = side === 'hub' ? onHub(dice) : onWorker(dice);
    const list = question.asked.some(one => opinion.may(question.person, one)) ? yes : no;
    if (list.size < count / 2) {
      list.set(JSON.stringify([question.means, question.person.user, question.asked]), question);
    }
  }
  const each = Math.min(yes.size, no.size);
  return [yes, no].flatMap(list => [...list.values()].slice(0, each));
}

/** Whether each service account may read and create each resource, and read each URL, everywhere. */
export function everyQuestion(people: readonly Known[]): Question[] {
  const resources = GROUPS.flatMap(group => RESOURCES[group].flatMap(one => ['get', 'create'].map(verb => attributes([verb, group, one], {}))));
  const urls = URLS.map(path => ({ verb: 'get', path }));
  const means = 'rights on the hub';
  return people.filter(({ account }) => account).flatMap(person => [...resources, ...urls].map((one): Question => ({ means, person, asked: [one] })));
}
