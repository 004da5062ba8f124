import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type KubeObject, refOf } from '../src/control-plane/api.js';
import { type Cluster } from '../src/control-plane/cluster.js';
import { ControlPlane } from '../src/control-plane/control-plane.js';
import { ensureNamespaces, install } from '../src/install.js';
import { applierOf } from '../src/live/applier.js';
import { KueueInstallation } from '../src/live/kueue.js';
import { startRegistrationWebhook } from '../src/live/ocm.js';
import { conditionOf, sampleJob } from '../src/live/questions.js';
import { appliedByApplier, applierAccess, example, foreignNamespaces } from '../src/manifests.js';
import { waitFor } from '../src/process/wait.js';
import { record } from '../src/report/record.js';
import { hubCrds } from '../src/upstream/crds.js';

const suite = 'admission';
const KUEUE = 'kueue.x-k8s.io/v1beta2';
const found = example('quickstart');
const ours = appliedByApplier(found);
const one = (kind: string) => structuredClone(ours.find(object => object.kind === kind)!);
const named = (object: KubeObject, name: string, change: (object: any) => void = () => undefined) => {
  const copy = structuredClone(object);
  copy.metadata.name = name;
  change(copy);
  return copy;
};

let plane: ControlPlane;
let hub: Cluster;
let kueue: KueueInstallation;
beforeAll(async () => {
  plane = await ControlPlane.start(suite);
  [hub] = await plane.addClusters({ name: 'hub' });
  await install(hub.admin, hubCrds({ ocm: '1.2', clusterPermission: '0.17.0' }));
  kueue = await KueueInstallation.install(hub, '0.19.2');
  await ensureNamespaces(hub.admin, foreignNamespaces(ours));
  await Promise.all([startRegistrationWebhook(plane.processes, plane.folder, hub), kueue.start(plane.processes, plane.folder)]);
  record(suite, { versions: ['kubernetes 1.35.4', 'ocm 1.2.1', 'kueue 0.19.2'] });
}, 180_000);
afterAll(async () => {
  record(suite, { peakMemoryMiB: plane?.processes.peakMemoryMiB });
  await kueue?.stop();
  await plane?.stop();
}, 60_000);

describe('the applier', () => {
  test('without the right to bind sets it cannot apply our bindings (T08)', async () => {
    const without = structuredClone(applierAccess(found)).map(object => ({
      ...object,
      ...(object.rules ? { rules: object.rules.filter((rule: any) => !rule.resources.includes('managedclustersets/bind')) } : {}),
    }));
    expect(without).not.toStrictEqual(applierAccess(found));
    await expect((await applierOf(hub, found, without)).apply(ours)).rejects.toThrow(/not allowed to bind cluster set/);
  });

  test('with exactly what GitOpsApplierAccess emits it applies everything, twice', async () => {
    const applier = await applierOf(hub, found);
    await applier.apply(ours);
    await applier.apply(ours);
    for (const object of ours) {
      await expect(hub.admin.get(refOf(object))).resolves.toHaveProperty('metadata.uid');
    }
  });

  test('and can withdraw it again', async () => {
    const applier = await applierOf(hub, found);
    await applier.apply(ours);
    const queue = ours.filter(object => !['ClusterPermission'].includes(object.kind));
    await applier.apply(queue);
    for (const object of ours.filter(candidate => candidate.kind === 'ClusterPermission')) {
      await expect(hub.admin.find(refOf(object))).resolves.toBeUndefined();
    }
    await applier.apply(ours);
  });
});

describe("OCM's webhook", () => {
  test("a binding whose name is not its set's is refused (T01)", async () => {
    await expect(hub.admin.create(named(one('ManagedClusterSetBinding'), 'another-name'))).rejects.toThrow(
      /must have the same name as the target ManagedClusterSet/,
    );
  });
});

describe("Kueue's schema", () => {
  test('21 clusters in one MultiKueueConfig are refused, 20 are not (T48)', async () => {
    const config = (count: number) =>
      named(one('MultiKueueConfig'), `many-${count}`, object => {
        object.spec.clusters = Array.from({ length: count }, (_, i) => `cluster-${i}`);
      });
    await expect(hub.admin.create(config(21))).rejects.toThrow(/Too many: 21: must have at most 20 items/);
    await hub.admin.create(config(20));
  });

  test('a MultiKueueConfig with a dot in its name cannot be referred to (T49)', async () => {
    const check = (name: string) =>
      named(one('AdmissionCheck'), 'dotted', object => {
        object.spec.parameters.name = name;
      });
    await expect(hub.admin.create(check('with.dot'))).rejects.toThrow(/spec\.parameters\.name/);
    await expect(hub.admin.create(check('a'.repeat(64)))).rejects.toThrow(/spec\.parameters\.name/);
  });
});

describe("Kueue's webhook and manager", () => {
  const queue = (name: string, change: (object: any) => void) => named(one('ClusterQueue'), name, change);
  // The manager may meet the queue before what it refers to, and gives another reason for as long.
  const inactive = (name: string, reason: RegExp) =>
    waitFor(`ClusterQueue ${name} inactive: ${reason.source}`, async () => {
      const condition = conditionOf(await hub.admin.get({ apiVersion: KUEUE, kind: 'ClusterQueue', name }), 'Active');
      return condition?.status === 'False' && reason.test(condition.message ?? '') && condition;
    });
  const quotaReserved = async (job: string, namespace: string) => {
    const workloads = await hub.admin.list({ apiVersion: KUEUE, kind: 'Workload', namespace });
    return conditionOf(
      workloads.find(workload => workload.metadata.ownerReferences?.[0]?.name === job),
      'QuotaReserved',
    );
  };

  test('flavor resources in another order than coveredResources are refused (T54)', async () => {
    await expect(
      hub.admin.create(
        queue('reordered', object => {
          object.spec.resourceGroups[0].flavors[0].resources.reverse();
        }),
      ),
    ).rejects.toThrow(/must match the name in coveredResources/);
  });

  test('a second MultiKueue check makes the queue inactive (T53)', async () => {
    await hub.admin.create(named(one('AdmissionCheck'), 'second'));
    await hub.admin.create(
      queue('two-checks', object => {
        object.spec.admissionChecksStrategy.admissionChecks.push({ name: 'second' });
      }),
    );
    // The reason is that of the first finding only (no worker is connected here): the message has them all.
    await expect(inactive('two-checks', /Cannot use multiple MultiKueue AdmissionChecks/)).resolves.toMatchObject({ status: 'False' });
  });

  test('a check on fewer than all flavors makes the queue inactive (T53)', async () => {
    await hub.admin.create({ apiVersion: KUEUE, kind: 'ResourceFlavor', metadata: { name: 'other-flavor' } });
    await hub.admin.create(
      queue('per-flavor', object => {
        const [group] = object.spec.resourceGroups;
        group.flavors.push({ ...structuredClone(group.flavors[0]), name: 'other-flavor' });
        object.spec.admissionChecksStrategy.admissionChecks[0].onFlavors = ['other-flavor'];
      }),
    );
    await expect(inactive('per-flavor', /Cannot specify MultiKueue AdmissionCheck per flavor/)).resolves.toMatchObject({ status: 'False' });
  });

  test('without a namespaceSelector the workload waits for ever, with the one we emit it is taken (T54)', async () => {
    const { namespace } = one('LocalQueue').metadata;
    const submit = async (name: string, change: (object: any) => void) => {
      // Without the check, since no worker is connected here: what is looked at is whether the namespace may submit.
      await hub.admin.create(
        queue(name, object => {
          delete object.spec.admissionChecksStrategy;
          change(object);
        }),
      );
      await hub.admin.create(
        named(one('LocalQueue'), name, object => {
          object.spec.clusterQueue = name;
        }),
      );
      await hub.admin.create(sampleJob(name, namespace!, name));
      return waitFor(`quota condition of ${name}`, () => quotaReserved(name, namespace!));
    };
    await expect(
      submit('no-selector', object => {
        delete object.spec.namespaceSelector;
      }),
    ).resolves.toMatchObject({ status: 'False', message: expect.stringMatching(/namespace doesn't match ClusterQueue selector/) });
    await expect(submit('our-selector', () => undefined)).resolves.toMatchObject({ status: 'True' });
  });
});
