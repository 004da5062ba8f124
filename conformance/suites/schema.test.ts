import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lost } from '../src/compare.js';
import { KUBERNETES_VERSION, KUBERNETES_VERSIONS_ALL } from '../src/components/catalogue.js';
import { type Api, type KubeObject, refOf } from '../src/control-plane/api.js';
import { ControlPlane } from '../src/control-plane/control-plane.js';
import { fleetObjects, randomFleets } from '../src/fleets.js';
import { ensureNamespaces, install } from '../src/install.js';
import { applierAccess, appliedByApplier, type Example, examples, foreignNamespaces, inApplyOrder, isPartial } from '../src/manifests.js';
import { record } from '../src/report/record.js';
import { allCrds, type SchemaReleases } from '../src/upstream/crds.js';
import { kueueRelease } from '../src/upstream/kueue.js';

/** Each supported release of each component meets the manifests at least once. */
const RELEASES: readonly SchemaReleases[] = [
  { ocm: '1.3', clusterPermission: '0.17.0', kueue: '0.19.2' },
  { ocm: '1.2', clusterPermission: '0.16.2', kueue: '0.15.2' },
  { ocm: '1.3', clusterPermission: '0.17.0', kueue: '0.16.1' },
  { ocm: '1.3', clusterPermission: '0.17.0', kueue: '0.17.1' },
  { ocm: '1.2', clusterPermission: '0.17.0', kueue: '0.18.4' },
  { ocm: '1.3', clusterPermission: '0.16.2', kueue: '0.19.0' },
];

const suite = 'schema';
let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start(suite);
});
afterAll(async () => {
  record(suite, { peakMemoryMiB: plane?.processes.peakMemoryMiB });
  await plane?.stop();
});

/** Strict create for what is ours alone, server-side apply for our part of what another installer owns, and for namespaces that examples share. */
async function put(api: Api, object: KubeObject): Promise<string | undefined> {
  try {
    if (isPartial(object) || object.kind === 'Namespace') {
      await api.apply(object, { manager: 'our-app', force: true });
    } else {
      await api.create(object);
    }
    return undefined;
  } catch (error) {
    return `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}: ${(error as Error).message}`;
  }
}

/** What the other installer has there before our part comes: Kueue's release objects, or a workload of somebody's. */
function theirs(partial: KubeObject, kueue: string): KubeObject {
  const ofKueue = kueueRelease(kueue).find(
    object =>
      object.kind === partial.kind && object.metadata.name === partial.metadata.name && object.metadata.namespace === partial.metadata.namespace,
  );
  if (ofKueue) {
    return ofKueue;
  }
  const { name, namespace } = partial.metadata;
  const containers = partial.spec.template.spec.containers.map((container: any) => ({ name: container.name, image: 'example.invalid/app:1' }));
  const labels = { app: name };
  return {
    apiVersion: partial.apiVersion,
    kind: partial.kind,
    metadata: { name, namespace },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
  };
}

/** One object with a field that no schema knows, put where the kind's own fields are. */
export function withPlantedField(object: KubeObject): KubeObject {
  const planted = structuredClone(object);
  planted.metadata.name = `${object.metadata.name}-planted`.slice(-63).replace(/^[^a-z0-9]+/, '');
  const place =
    [planted.spec, planted.rules?.[0], planted.roleRef].find(
      candidate => candidate !== null && typeof candidate === 'object' && !Array.isArray(candidate),
    ) ?? planted;
  place.plantedByConformance = true;
  return planted;
}

function checkExample(kubernetes: string, releases: SchemaReleases, found: Example, cluster: () => Api) {
  describe(found.name, () => {
    // The applier's rights lie partly in namespaces that the app makes.
    const mine = [...inApplyOrder(appliedByApplier(found)), ...applierAccess(found)];

    const others = mine.filter(isPartial).map(object => theirs(object, releases.kueue));

    test('every manifest is accepted with strict field validation', async () => {
      await ensureNamespaces(cluster(), foreignNamespaces(mine));
      await install(cluster(), others);
      const refused: string[] = [];
      for (const object of mine) {
        const error = await put(cluster(), object);
        if (error) {
          refused.push(error);
        }
      }
      expect(refused).toStrictEqual([]);
      record(suite, {
        versions: [
          `kubernetes ${kubernetes}`,
          `ocm-api ${releases.ocm}.0`,
          `cluster-permission ${releases.clusterPermission} (CRD)`,
          `kueue ${releases.kueue}`,
        ],
      });
    });

    // Before 1.35 a server knows image volumes only behind a gate and drops them, also when asked to be strict.
    const imageVolumes = mine.some(object => object.spec?.template?.spec?.volumes?.some((volume: any) => volume.image));
    const dropsThem = imageVolumes && kubernetes.startsWith('1.34.');

    const dropped = 'the image volume is dropped in silence, which is why it is refused below 1.35 (T33)';
    test(dropsThem ? dropped : 'every emitted field reads back with its value', async () => {
      const gone: string[] = [];
      for (const object of mine) {
        const stored = await cluster().get(refOf(object));
        gone.push(...lost(object, stored, isPartial(object)).map(line => `${object.kind} ${object.metadata.name}${line}`));
      }
      const expected = dropsThem ? gone.filter(line => /^Deployment \S+\.spec\.template\.spec\.(volumes|containers\[0\]\.volumeMounts)/.test(line)) : [];
      expect(gone).toStrictEqual(expected);
      expect(gone.some(line => line.includes('"reference"'))).toBe(dropsThem);
    });

    test('control: one planted unknown field per kind is refused', async () => {
      const kinds = new Map(mine.map(object => [`${object.apiVersion} ${object.kind}`, object]));
      for (const object of kinds.values()) {
        await expect(put(cluster(), withPlantedField(object))).resolves.toMatch(/unknown field|not declared in schema/);
      }
      expect(kinds.size).toBeGreaterThan(3);
    });

    test('and it can be withdrawn', async () => {
      for (const object of [...mine].reverse()) {
        if (!isPartial(object) && object.kind !== 'Namespace') {
          await cluster().delete(refOf(object));
        }
      }
      for (const object of others) {
        await cluster().delete(refOf(object));
      }
    });
  });
}

/** Fleets of hostile names, each set of releases with fleets of its own. */
const FLEETS = randomFleets(4 * RELEASES.length);

function checkFleets(index: number, releases: SchemaReleases, cluster: () => Api) {
  test('four random fleets: every object accepted, every field kept', async () => {
    const wrong: string[] = [];
    for (const fleet of FLEETS.slice(4 * index, 4 * index + 4)) {
      const all = fleetObjects(fleet, releases);
      const mine = inApplyOrder(all.filter(object => !isApplier(object))).concat(all.filter(isApplier));
      const others = mine.filter(isPartial).map(object => theirs(object, releases.kueue));
      await ensureNamespaces(cluster(), foreignNamespaces(mine));
      await install(cluster(), others);
      for (const object of mine) {
        const error = await put(cluster(), object);
        if (error) {
          wrong.push(error);
        } else {
          wrong.push(
            ...lost(object, await cluster().get(refOf(object)), isPartial(object)).map(line => `${object.kind} ${object.metadata.name}${line}`),
          );
        }
      }
      for (const object of [...mine].reverse()) {
        if (!isPartial(object) && object.kind !== 'Namespace') {
          await cluster().delete(refOf(object));
        }
      }
      for (const object of others) {
        await cluster().delete(refOf(object));
      }
    }
    expect(wrong).toStrictEqual([]);
  });
}

/** What differs between the schemas of the releases, and what the library therefore differs in. */
function checkLimits(releases: SchemaReleases, cluster: () => Api) {
  const limit = releases.kueue.startsWith('0.15.') ? 10 : 20;
  test(`a MultiKueueConfig takes ${limit} clusters and not one more (T48)`, async () => {
    const config = (count: number): KubeObject => ({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'MultiKueueConfig',
      metadata: { name: `limit-${count}` },
      spec: { clusters: Array.from({ length: count }, (_, i) => `cluster-${i}`) },
    });
    await cluster().create(config(limit));
    await expect(cluster().create(config(limit + 1))).rejects.toThrow(`must have at most ${limit} items`);
  });

  const known = releases.clusterPermission === '0.17.0';
  test(`ClusterPermission ${known ? 'knows' : 'does not know'} clusterRoleBindings (T26)`, async () => {
    await ensureNamespaces(cluster(), ['limits']);
    const subject = { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name: 'a' };
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
    const permission: KubeObject = {
      apiVersion: 'rbac.open-cluster-management.io/v1alpha1',
      kind: 'ClusterPermission',
      metadata: { name: 'list', namespace: 'limits' },
      spec: { clusterRoleBindings: [{ name: 'a', roleRef, subject }] },
    };
    if (known) {
      await cluster().create(permission);
    } else {
      await expect(cluster().create(permission)).rejects.toThrow('unknown field "spec.clusterRoleBindings"');
    }
  });
}

const isApplier = (object: KubeObject) => /-applier$/.test(object.metadata.name) && object.apiVersion.startsWith('rbac.');

for (const kubernetes of process.env.CONFORMANCE_ALL ? KUBERNETES_VERSIONS_ALL : [KUBERNETES_VERSION]) {
  for (const [index, releases] of RELEASES.entries()) {
    describe(`Kubernetes ${kubernetes}, OCM ${releases.ocm}, cluster-permission ${releases.clusterPermission}, Kueue ${releases.kueue}`, () => {
      let api: Api;
      beforeAll(async () => {
        [{ admin: api }] = await plane.addClusters({ name: `hub-${index}-${kubernetes}`, kubernetes, controllerManager: false });
        await install(api, allCrds(releases));
      });
      checkFleets(index, releases, () => api);
      checkLimits(releases, () => api);
      for (const found of examples()) {
        checkExample(kubernetes, releases, found, () => api);
      }
    });
  }
}
