import { isOpen, manifestsOf, may, meets, partOf, Person, randomWorld, roleOf, Subject, World } from './rights-world';
import { AccessModel, AccessReport } from '../../src';
import { Json } from '../../src/kubernetes/json';
import { account, application, instead, OPTIONS, subject as accountSubject, work } from '../fixtures/builders';

/** Worlds that are tried: enough to meet every kind of role and subject in every place. */
const SEEDS = Array.from({ length: 120 }, (_, i) => i + 1);
const RBAC = 'rbac.authorization.k8s.io';
const VERBS = ['get', 'list', 'create'];

interface Known {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

function tally(all: readonly Known[]): Known {
  return all.reduce((sum, one) => ({ yes: sum.yes + one.yes, no: sum.no + one.no, unknown: sum.unknown + one.unknown }), { yes: 0, no: 0, unknown: 0 });
}

describe('readers of Secrets on the hub', () => {
  const HELPER: Person = {
    user: 'system:serviceaccount:my-app:helper', groups: ['system:serviceaccounts', 'system:serviceaccounts:my-app', 'system:authenticated'],
  };
  const PEOPLE: readonly (readonly [string, Person, readonly string[]])[] = [
    ['User ann', { user: 'ann', groups: ['dev', 'system:authenticated'] }, ['User ann', 'Group dev', 'Group system:authenticated']],
    ['ServiceAccount my-app/helper', HELPER, [
      'ServiceAccount my-app/helper', 'Group system:serviceaccounts', 'Group system:serviceaccounts:my-app', 'Group system:authenticated',
    ]],
  ];
  const SUBJECTS: Subject[] = [
    { kind: 'User', name: 'ann' },
    { kind: 'User', name: HELPER.user },
    { kind: 'ServiceAccount', name: 'helper', namespace: 'my-app' },
    { kind: 'ServiceAccount', name: 'helper' },
    { kind: 'ServiceAccount', name: 'helper', namespace: 'other' },
    ...['dev', 'system:serviceaccounts', 'system:serviceaccounts:my-app', 'system:serviceaccounts:other', 'system:authenticated']
      .map(name => ({ kind: 'Group', name, apiGroup: RBAC })),
  ];
  /** A service account needs a namespace where its binding has none. */
  const placed = (world: World): World => ({
    ...world,
    bindings: world.bindings.map(binding => binding.namespace ? binding
      : { ...binding, subjects: binding.subjects.map(one => one.kind === 'ServiceAccount' ? { namespace: 'my-app', ...one } : one) }),
  });
  const CHOICES = { namespaces: ['my-app', 'c1', 'elsewhere'], subjects: SUBJECTS, secrets: ['c1-my-app', 'my-app', 'x'] };
  const worldOf = (seed: number) => placed(randomWorld(seed, CHOICES));
  const reportOf = (world: World, complete: boolean) =>
    AccessModel.fromManifests([...instead(instead(application(), 'Role'), 'RoleBinding'), ...manifestsOf(world)], { ...OPTIONS, complete }).toJson();

  /** Places of the token of one account: namespace, and name of the Secret. */
  const PLACES = [['my-app', 'c1-my-app'], ['c1', 'my-app']] as const;

  function answer(report: AccessReport, names: readonly string[], [namespace, secret]: readonly [string, string]): boolean | undefined {
    const here = [...report.copies, ...report.issuedTokens].filter(copy => copy.namespace === namespace && copy.secret === secret);
    const sure = [...report.readersOfEverything, ...here.flatMap(({ readers }) => readers)];
    const perhaps = [...report.possibleReadersOfEverything, ...here.flatMap(({ possibleReaders }) => possibleReaders)].map(({ reader }) => reader);
    if (sure.some(reader => names.includes(reader))) {
      return true;
    }
    return report.complete && !perhaps.some(reader => names.includes(reader)) ? false : undefined;
  }

  function judge(world: World, shown: World, complete: boolean): Known[] {
    const report = reportOf(shown, complete);
    return PEOPLE.flatMap(([, person, names]) => PLACES.map(place => {
      const [namespace, name] = place;
      const reads = (all: World, whole: boolean) => ['get', 'list', 'watch']
        .some(verb => may(all, person, { verb, group: '', resource: 'secrets', namespace, name }, whole));
      const said = answer(report, names, place);
      if (said !== undefined) {
        expect(said).toBe(reads(world, true));
      }
      // What follows from what is left is said.
      expect(said === true).toBe(reads(shown, complete));
      return { yes: Number(said === true), no: Number(said === false), unknown: Number(said === undefined) };
    }));
  }

  test('a whole world has definite answers, and those of a server', () => {
    const found = tally(SEEDS.flatMap(seed => judge(worldOf(seed), worldOf(seed), true)));
    const all = SEEDS.length * PEOPLE.length * PLACES.length;
    expect(found.unknown).toBe(0);
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(all / 5);
  });

  test('with objects hidden every definite answer remains right, and every yes that follows is given', () => {
    const found = tally(SEEDS.flatMap(seed => judge(worldOf(seed), partOf(worldOf(seed), seed), false)));
    expect(found.yes).toBeGreaterThan(40);
    expect(found.no).toBe(0);
  });
});

describe('who can do something on a cluster', () => {
  const AGENTS = 'open-cluster-management-agent-addon';
  const ROBOT: Person = {
    user: `system:serviceaccount:${AGENTS}:robot`, groups: ['system:serviceaccounts', `system:serviceaccounts:${AGENTS}`, 'system:authenticated'],
  };
  const SUBJECTS: Subject[] = [
    { kind: 'ServiceAccount', name: 'robot', namespace: AGENTS },
    { kind: 'ServiceAccount', name: 'robot', namespace: 'elsewhere' },
    { kind: 'User', name: ROBOT.user },
    { kind: 'User', name: 'jane' },
    ...['system:serviceaccounts', `system:serviceaccounts:${AGENTS}`, 'system:serviceaccounts:elsewhere']
      .map(name => ({ kind: 'Group', name, apiGroup: RBAC })),
  ];
  const worldOf = (seed: number) => randomWorld(seed, { namespaces: ['team', 'dev'], subjects: SUBJECTS, secrets: ['x', 'y'] });

  /** Objects of one world in as many works as there are, in any order. */
  const works = (world: World): Json[] => {
    const manifests = manifestsOf(world);
    return [0, 1, 2].map(i => work('c1', `w${i}`, manifests.filter((_, place) => place % 3 === (i + 1) % 3)));
  };

  /** Namespaces in which somebody may, as `whoCan` words them: an empty one for everywhere. */
  function said(shown: World, verb: string, complete: boolean): { sure: string[]; named: string[]; perhaps: boolean } {
    const model = AccessModel.fromManifests([account('c1', 'robot'), ...works(shown)], { ...OPTIONS, complete });
    const own = model.whoCan(verb, 'secrets', 'c1').filter(({ kind, who }) => kind === 'account' && who === 'robot');
    const certain = own.filter(one => one.certain).map(({ where }) => where);
    return {
      sure: certain.filter(where => !where.includes('only for')),
      named: certain.filter(where => where.includes('only for')).map(where => where.replace(/, only for.*/, '')),
      perhaps: own.some(one => !one.certain),
    };
  }

  const bindsUnknown = (world: World, person: Person, whole: boolean) => world.bindings
    .filter(binding => binding.subjects.some(one => meets(one, binding, person))).map(binding => roleOf(world, binding))
    .some(roles => roles.length === 0 || (!whole && roles.some(role => isOpen(world, role))));

  test.each([[true], [false]])('answers are those of a server, roles of other works and aggregation included; the whole world: %s', whole => {
    const met = new Set<boolean>();
    for (const [seed, verb] of SEEDS.flatMap(one => VERBS.map(each => [one, each] as const))) {
      const world = worldOf(seed);
      const shown = whole ? world : partOf(world, seed);
      const { sure, named, perhaps } = said(shown, verb, whole);
      const isIn = (places: readonly string[], namespace: string) => places.includes('everywhere') || places.includes(`in ${namespace}`);
      for (const namespace of ['team', 'dev', 'third']) {
        const asked = { verb, group: '', resource: 'secrets', namespace };
        const yes = isIn(sure, namespace);
        met.add(yes);
        expect([seed, verb, namespace, yes]).toStrictEqual([seed, verb, namespace, may(shown, ROBOT, asked, whole)]);
        expect([yes, may(world, ROBOT, asked, true)]).not.toStrictEqual([true, false]);
        const byName = ['x', 'y'].some(name => may(shown, ROBOT, { ...asked, name }, whole));
        expect(isIn([...sure, ...named], namespace)).toBe(byName);
      }
      // What a cluster has beside the input is not known: a role that the input lacks may be there.
      expect(perhaps).toBe(bindsUnknown(shown, ROBOT, whole) && !sure.includes('everywhere'));
    }
    expect(met).toStrictEqual(new Set([true, false]));
  });

  test('the same world in another order and in other works is no change', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const world = worldOf(seed);
      const other = { roles: [...world.roles].reverse(), bindings: [...world.bindings].reverse() };
      const models = [world, other].map(one => AccessModel.fromManifests([account('c1', 'robot'), ...works(one)], OPTIONS));
      const { gained, lost } = models[0].diff(models[1]);
      expect([seed, gained.map(one => one.description), lost.map(one => one.description)]).toStrictEqual([seed, [], []]);
    }
  });

  test('the subject of an account and the service account behind it are one', () => {
    const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
    const roles = [{ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'p' }, rules }];
    const to = (one: unknown): Json => ({
      apiVersion: 'rbac.open-cluster-management.io/v1alpha1',
      kind: 'ClusterPermission',
      metadata: { name: 'p', namespace: 'c1' },
      spec: { clusterRoleBinding: { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'p' }, subject: one } },
    });
    const [first, second] = [accountSubject('robot'), SUBJECTS[0]].map(one =>
      AccessModel.fromManifests([account('c1', 'robot'), work('c1', 'w', roles), to(one)], OPTIONS));
    expect(first.diff(second).gained).toStrictEqual([]);
    expect(first.diff(second).lost).toStrictEqual([]);
    expect(first.whoCan('get', 'pods')).toStrictEqual(second.whoCan('get', 'pods'));
  });
});
