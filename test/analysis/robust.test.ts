import * as fc from 'fast-check';
import { AccessOptions } from '../../src';
import { AccessModel } from '../../src/analysis/access-model';
import { isRecord, Json } from '../../src/kubernetes/json';
import { account, application, clusterAdmin, multiKueue, OPTIONS, placement, work } from '../fixtures/builders';
import { clusterAction, configurationPolicy, placementBinding, policy } from '../fixtures/carrier-builders';
import { argoCd } from '../fixtures/plugin-inputs';

/** Everything the model can be asked, on manifests that may be anything. */
function ask(manifests: any[], options: AccessOptions): void {
  const model = AccessModel.fromManifests(manifests, options);
  const report = model.toJson();
  JSON.stringify(report);
  model.whoCan('get', 'pods');
  model.diff(AccessModel.fromManifests([...application(), ...multiKueue()], OPTIONS));
  AccessModel.fromManifests([...application()], OPTIONS).diff(model);
  report.consumers.forEach(consumer => consumer.access.forEach(cell => model.explain(consumer.name, cell.cluster)));
}

const WORLD = [
  ...application(), ...multiKueue(), argoCd({}),
  work(
    'c1',
    'w',
    [{
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'b', namespace: 'n' },
      roleRef: { kind: 'Role', name: 'r' },
      subjects: [{ kind: 'User', name: 'u' }],
    }],
  ),
  {
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: { name: 'c1', labels: { use: 'app' } },
    spec: { hubAcceptsClient: true },
  },
  placement({ clusterSets: ['my-app'], predicates: [{ requiredClusterSelector: { labelSelector: { matchLabels: { use: 'app' } } } }] }, 'policies'),
  placementBinding({}, { bindingOverrides: { remediationAction: 'enforce' } }),
  policy([configurationPolicy([clusterAdmin('jane'), { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: {} }], { namespaceSelector: {} })]),
  clusterAction('c1', clusterAdmin('joe')),
];

/** Paths to every field of a value. */
function paths(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  const items: [string | number, unknown][] = Array.isArray(value) ? value.map((item, i) => [i, item]) : [];
  const entries = isRecord(value) ? Object.entries(value) : items;
  return [at, ...entries.flatMap(([key, inner]) => paths(inner, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) {
    return by;
  }
  return Array.isArray(value)
    ? value.map((item, i) => i === key ? replaced(item, rest, by) : item)
    : { ...(value as Json), [key]: replaced((value as Json)[key], rest, by) };
}

const PLACES = WORLD.flatMap((manifest, i) => paths(manifest).map(path => [i, ...path]));
const odd = fc.oneof(
  fc.jsonValue(), fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    0,
    -1,
    NaN,
    true,
    [],
    {},
    [null],
    [[]],
    { '': null },
    '__proto__',
    'constructor',
    '\u0000',
    '9'.repeat(400),
  ),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'name', 'kind', 'verbs', 'rules', 'subjects', 'spec'), fc.jsonValue()),
);
const options = fc.constantFrom<AccessOptions>(OPTIONS, {}, { complete: true }, { ...OPTIONS, complete: false });

test('whatever stands in place of any field, nothing crashes', () => {
  fc.assert(fc.property(fc.constantFrom(...PLACES), odd, options, (path, value, o) => {
    ask(replaced(WORLD, path, value) as Json[], o);
  }), { numRuns: 250 });
});

test('several odd fields at once neither', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...PLACES), odd), { minLength: 2, maxLength: 6 }), options, (changes, o) => {
    let world: unknown = WORLD;
    for (const [path, value] of changes) {
      try {
        world = replaced(world, path, value);
      } catch {
        // An earlier change took the place away.
      }
    }
    ask(world as Json[], o);
  }), { numRuns: 150 });
});

test('names of volumes and mounts that are not text', () => {
  const index = WORLD.findIndex(({ kind }) => kind === 'Deployment');
  const pod = [index, 'spec', 'template', 'spec'];
  ask(replaced(replaced(WORLD, [...pod, 'containers', 0, 'volumeMounts', 0, 'name'], 0), [...pod, 'volumes', 0, 'name'], {}) as Json[], OPTIONS);
});

test('arbitrary values instead of manifests are passed over and counted', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue()), manifests => ask(manifests, {})));
  const report = AccessModel.fromManifests(['text', 3, {}, { kind: 'X' }, null, undefined, { apiVersion: 'v1', kind: 'List', items: [7, null] }]).toJson();
  expect(report.ignored).toStrictEqual([0, 1, 2, 3, 6]);
});

test('the model changes nothing of what it reads', () => {
  const before = JSON.stringify(WORLD);
  ask(WORLD, OPTIONS);
  expect(JSON.stringify(WORLD)).toBe(before);
});

test('names that JavaScript knows are names like others', () => {
  const names = ['constructor', '__proto__', 'tostring', 'hasownproperty'];
  const fleet = names.map(name => ({ name, labels: { use: 'app' } }));
  const manifests = [...application(), ...names.map(name => account(name, 'my-app'))];
  const seen = AccessModel.fromManifests(manifests, { ...OPTIONS, fleet }).toJson().consumers[0].access.map(cell => cell.cluster);
  expect(seen).toStrictEqual([...names].sort());
});
