import { WORLDS } from './golden-worlds';
import { AccessModel, AccessOptions, PathState, StepState } from '../../src';
import { Json, record } from '../../src/kubernetes/json';

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

type Path = ReturnType<typeof pathsOf>[number];

/** Whether a path is complete without an object, and no other is named for the step that this one did. */
function isUnfounded(after: Path | undefined, step: string, removed: Reference): boolean {
  const again = after?.path.find(one => one.step === step);
  if (after?.state !== PathState.COMPLETE || !again) {
    return false;
  }
  // The ClusterProfile, which the path cites too, does the steps of set and binding.
  const isDoneElsewhere = again.state === StepState.NOT_APPLICABLE && after.path.some(one => one.object?.kind === 'ClusterProfile');
  return !isDoneElsewhere && (again.object === undefined || JSON.stringify(again.object) === JSON.stringify(removed));
}

test('without an object that a complete path cites, the path is complete only if another object does its step', () => {
  const complete = WORLDS.flatMap(world => pathsOf(world.manifests, world.options).filter(({ state }) => state === PathState.COMPLETE)
    .flatMap(({ name, cluster, path }) => path.flatMap(({ step, object }) => object ? [{ world, name, cluster, step, object }] : [])));
  const unfounded = complete.filter(({ world: { manifests, options }, name, cluster, step, object }) => {
    const left = manifests.filter(manifest => !isNamed(manifest, object));
    return isUnfounded(pathsOf(left, options).find(one => one.name === name && one.cluster === cluster), step, object);
  });
  expect(unfounded.map(({ world, name, cluster, step, object }) => [world.title, name, cluster, step, object])).toStrictEqual([]);
  expect(complete.length).toBeGreaterThan(500);
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
