import { dice, manifestsOf, may, Person, randomWorld, roleOf, Rule, Subject, World } from './rights-world';
import { AccessDiff, AccessModel } from '../../src';
import { Json } from '../../src/kubernetes/json';
import { account, OPTIONS, work } from '../fixtures/builders';
import { configurationPolicy, policy } from '../fixtures/carrier-builders';

/**
 * The set of all that anybody may do decides whether `diff` has something to say: a second opinion makes the set, and imports nothing of the analyzer.
 */
const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1);
const AGENTS = 'open-cluster-management-agent-addon';
const ROBOT: Person = {
  user: `system:serviceaccount:${AGENTS}:robot`, groups: ['system:serviceaccounts', `system:serviceaccounts:${AGENTS}`, 'system:authenticated'],
};
const JANE: Person = { user: 'jane', groups: ['dev', 'system:authenticated'] };
const SUBJECTS: Subject[] = [
  { kind: 'ServiceAccount', name: 'robot', namespace: AGENTS },
  { kind: 'User', name: ROBOT.user },
  { kind: 'User', name: 'jane' },
  { kind: 'Group', name: 'dev', apiGroup: 'rbac.authorization.k8s.io' },
];
const NAMESPACES = ['team', 'dev', 'third'];
const NAMES = [undefined, 'x', 'y', 'z'];

/** A world in which every role exists: of another, nobody knows what it allows. */
function worldOf(seed: number): World {
  const world = randomWorld(seed, { namespaces: ['team', 'dev'], subjects: SUBJECTS, secrets: ['x', 'y'] });
  return known(world);
}

function known(world: World): World {
  return { ...world, bindings: world.bindings.filter(binding => roleOf(world, binding).length > 0) };
}

/** Everything that each person may do. */
function rightsIn(world: World): Set<string> {
  const all = [ROBOT, JANE].flatMap(person => NAMESPACES.flatMap(namespace => ['get', 'list', 'create', 'patch'].flatMap(verb => ['', 'apps', 'other']
    .flatMap(group => ['secrets', 'pods', 'jobs'].flatMap(resource => NAMES.map(name => ({ person, asked: { verb, group, resource, name, namespace } })))))));
  return new Set(all.filter(({ person, asked }) => may(world, person, asked, true)).map(({ person, asked }) => JSON.stringify([person.user, asked])));
}

function beyond(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter(one => !others.has(one));
}

function diff(before: Json[], after: Json[]): AccessDiff {
  const model = (manifests: Json[]) => AccessModel.fromManifests([account('c1', 'robot'), ...manifests], OPTIONS);
  return model(before).diff(model(after));
}

/** One small change, of a kind that a pull request can have. */
function changed(world: World, seed: number): World {
  const roll = dice(seed + 31);
  const without = <T>(list: readonly T[]) => list.filter((_, i) => i !== at(list));
  const at = (list: readonly unknown[]) => seed % Math.max(list.length, 1);
  const inRule = (edit: (rule: Rule) => Rule): World =>
    ({ ...world, roles: world.roles.map((role, i) => i === at(world.roles) ? { ...role, rules: role.rules.map(edit) } : role) });
  return known([
    () => ({ ...world, bindings: without(world.bindings) }),
    () => ({ ...world, roles: without(world.roles) }),
    () => inRule(rule => ({ ...rule, verbs: [...rule.verbs, 'patch'] })),
    () => inRule(rule => ({ ...rule, resourceNames: ['x'] })),
    () => inRule(({ resourceNames: _, ...rule }) => rule),
    () => inRule(rule => ({ ...rule, apiGroups: ['other'] })),
    () => ({ ...world, roles: world.roles.map(role => ({ ...role, labels: { ...role.labels, a: roll(2) === 0 ? 'yes' : 'no' } })) }),
    () => ({ ...world, bindings: world.bindings.map((one, i) => i === at(world.bindings) ? { ...one, namespace: undefined, role: { ...one.role } } : one) }),
  ][roll(8)]());
}

/** The same world in another form: another order, rules apart or together, a binding twice. */
function otherForm({ roles, bindings }: World, seed: number): World {
  const roll = dice(seed + 97);
  const apart = (rule: Rule): Rule[] => rule.verbs.flatMap(verb => rule.resources.map(resource => ({ ...rule, verbs: [verb], resources: [resource] })));
  return {
    roles: [...roles].reverse().map(role => ({ ...role, rules: roll(2) === 0 ? role.rules.flatMap(apart).reverse() : [...role.rules, ...role.rules] })),
    bindings: [...bindings].reverse().flatMap(one => roll(2) === 0 ? [one, { ...one, name: `${one.name}-again` }]
      : one.subjects.map((subject, i) => ({ ...one, name: `${one.name}-${i}`, subjects: [subject] }))),
  };
}

const inWorks = (world: World, count = 1): Json[] => {
  const manifests = manifestsOf(world);
  return Array.from({ length: count }, (_, i) => work('c1', `w${i}`, manifests.filter((_one, place) => place % count === i)));
};

test('where somebody may do more, or less, diff names a gain, or a loss', () => {
  const met = new Set<string>();
  for (const seed of SEEDS) {
    const [before, after] = [worldOf(seed), changed(worldOf(seed), seed)];
    const [was, is] = [rightsIn(before), rightsIn(after)];
    const { gained, lost } = diff(inWorks(before), inWorks(after));
    const [more, less] = [beyond(is, was).length > 0, beyond(was, is).length > 0];
    met.add(`${more} ${less}`);
    expect([seed, gained.length > 0 || !more, lost.length > 0 || !less]).toStrictEqual([seed, true, true]);
  }
  expect(met.size).toBeGreaterThanOrEqual(3);
});

test('where nobody may do anything else, in another form and in other works, diff is silent', () => {
  for (const seed of SEEDS) {
    const before = worldOf(seed);
    const after = otherForm(before, seed);
    expect([...rightsIn(after)].sort()).toStrictEqual([...rightsIn(before)].sort());
    const { gained, lost, newUnknowns, notJudged, workloads, changedFacts } = diff(inWorks(before), inWorks(after, 1 + seed % 3));
    expect([seed, gained, lost, newUnknowns, notJudged, workloads, changedFacts]).toStrictEqual([seed, [], [], [], [], [], []]);
  }
});

test('moved from a work into a policy that may go anywhere, what somebody has on the cluster is lost, and gained somewhere', () => {
  const world = SEEDS.map(worldOf).find(one => [...rightsIn(one)].some(right => right.includes('"jane"'))) as World;
  const { gained, lost } = diff(inWorks(world), [policy([configurationPolicy(manifestsOf(world))])]);
  expect([gained.length > 0, lost.length > 0]).toStrictEqual([true, true]);
});
