import { PAGES } from './golden';
import { ALL_CASES } from './rules/all-cases';
import { AccessModel, AccessOptions, PathState, StepState } from '../../src';
import { Json, record } from '../../src/kubernetes/json';
import { OPTIONS } from '../fixtures/builders';
import { optionsOf } from '../fixtures/rule-cases';

interface World {
  readonly title: string;
  readonly manifests: readonly Json[];
  readonly options: AccessOptions;
}

/** Every input of the goldens and of the rules that has a complete path. */
const WORLDS: readonly World[] = [
  ...Object.values(PAGES).flat().flatMap(({ title, manifests, options }) => manifests
    ? [{ title, manifests: manifests(), options: { ...OPTIONS, ...options } }] : []),
  ...ALL_CASES.flatMap(({ rule, fires, silent = [], notApplicable, unknown = [] }) => [...fires, ...silent, notApplicable, ...unknown]
    .map(input => ({ title: rule, manifests: input.manifests, options: optionsOf(input) }))),
];

function pathsOf(manifests: readonly Json[], options: AccessOptions) {
  return AccessModel.fromManifests([...manifests], options).toJson().consumers
    .flatMap(({ name, access }) => access.map(({ cluster, state, path }) => ({ name, cluster, state, path })));
}

interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

function isNamed(manifest: Json, { apiVersion, kind, namespace = '', name }: Reference): boolean {
  const metadata = record(manifest.metadata);
  return manifest.apiVersion === apiVersion && manifest.kind === kind && metadata.name === name && (metadata.namespace ?? '') === namespace;
}

test('without an object that a complete path cites, the path is complete only if another object does its step', () => {
  let removed = 0;
  for (const { title, manifests, options } of WORLDS) {
    for (const { name, cluster, path } of pathsOf(manifests, options).filter(({ state }) => state === PathState.COMPLETE)) {
      for (const { step, object } of path.filter(one => one.object !== undefined)) {
        const cited = object as Reference;
        const left = manifests.filter(manifest => !isNamed(manifest, cited));
        const after = pathsOf(left, options).find(one => one.name === name && one.cluster === cluster);
        const again = after?.path.find(one => one.step === step);
        const isCitedAgain = again?.object !== undefined && JSON.stringify(again.object) === JSON.stringify(cited);
        // The ClusterProfile, which the path cites too, does the steps of set and binding.
        const isDoneElsewhere = again?.state === StepState.NOT_APPLICABLE && after?.path.some(one => one.object?.kind === 'ClusterProfile');
        removed++;
        expect([title, name, cluster, step, cited, after?.state === PathState.COMPLETE && !isDoneElsewhere && (again?.object === undefined || isCitedAgain)])
          .toStrictEqual([title, name, cluster, step, cited, false]);
      }
    }
  }
  expect(removed).toBeGreaterThan(500);
});

/** Facts that an input can state, each taken away. */
const LESS: readonly [string, (options: AccessOptions) => AccessOptions][] = [
  ['that it is complete', ({ complete: _, ...options }) => options],
  ['the release of Kueue', options => ({ ...options, releases: { ...options.releases, kueue: undefined } })],
  ['the release of Kubernetes', options => ({ ...options, releases: { ...options.releases, kubernetes: undefined } })],
  ['the release of managed-serviceaccount', options => ({ ...options, releases: { ...options.releases, managedServiceAccount: undefined } })],
  ['the release of cluster-permission', options => ({ ...options, releases: { ...options.releases, clusterPermission: undefined } })],
];

test.each(LESS)('with less stated, an answer stays or becomes unknown: %s', (_, less) => {
  for (const { title, manifests, options } of WORLDS) {
    const before = pathsOf(manifests, options);
    const after = new Map(pathsOf(manifests, less(options)).map(one => [`${one.name} ${one.cluster}`, one]));
    for (const { name, cluster, path } of before) {
      const steps = after.get(`${name} ${cluster}`)?.path ?? [];
      for (const { step, state } of path) {
        const now = steps.find(one => one.step === step)?.state;
        expect([title, name, cluster, step, now === state || now === StepState.UNKNOWN || now === undefined]).toStrictEqual([title, name, cluster, step, true]);
      }
    }
  }
});
