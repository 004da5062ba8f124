import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lost } from '../src/compare.js';
import { type Api, type KubeObject, refOf } from '../src/control-plane/api.js';
import { ControlPlane } from '../src/control-plane/control-plane.js';
import { ensureNamespaces, install } from '../src/install.js';
import { multiKueueObjects } from '../src/library.js';
import { example, isPartial } from '../src/manifests.js';
import { record } from '../src/report/record.js';
import { kueueRelease } from '../src/upstream/kueue.js';

const suite = 'plugin-patch';
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'kueue-system', name: 'kueue-controller-manager' };
/** What upstream installs that ours are a part of; its webhooks would call a manager that does not run here. */
const upstream = (release: string) => kueueRelease(release).filter(object => ['Deployment', 'ConfigMap'].includes(object.kind));

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start(suite);
});
afterAll(async () => {
  record(suite, { peakMemoryMiB: plane?.processes.peakMemoryMiB });
  await plane?.stop();
});

async function cluster(name: string): Promise<Api> {
  const [{ admin }] = await plane.addClusters({ name, controllerManager: false });
  await ensureNamespaces(admin, ['kueue-system']);
  return admin;
}

const apply = async (api: Api, objects: readonly KubeObject[]) => {
  for (const object of objects) {
    await api.apply(object, { manager: 'our-app', force: true });
  }
};
const deployment = (api: Api) => api.get(DEPLOYMENT);

/** A list item of the Deployment is upstream's or ours, by name. */
const namesOf = (items: any[] | undefined) => (items ?? []).map(item => item.name).sort();

describe.each(['0.15.2', '0.18.4', '0.19.2'])('on Kueue %s from its release manifests', release => {
  const objects = () => multiKueueObjects({ kueue: release, frameworks: ['batch/job'] }).filter(isPartial);
  let api: Api;
  let before: KubeObject;
  beforeAll(async () => {
    api = await cluster(`patch-${release.replaceAll('.', '-')}`);
    await install(api, upstream(release), 'kueue-installer');
    before = await deployment(api);
    record(suite, { versions: [`kueue ${release}`, 'kubernetes 1.35.4'] });
  });

  test("our fields are added and nothing of upstream's is changed", async () => {
    await apply(api, objects());
    const after = await deployment(api);
    for (const object of objects()) {
      expect(lost(object, await api.get(refOf(object)), true)).toStrictEqual([]);
    }
    expect(lost({ spec: before.spec }, after, true)).toStrictEqual([]);
    const pod = after.spec.template.spec;
    expect(namesOf(pod.volumes).filter(name => !namesOf(before.spec.template.spec.volumes).includes(name))).toStrictEqual([
      'clusterprofile-plugins',
    ]);
    expect(pod.containers).toHaveLength(before.spec.template.spec.containers.length);
  });

  test('a second apply changes nothing', async () => {
    const { generation } = (await deployment(api)).metadata;
    await apply(api, objects());
    expect((await deployment(api)).metadata.generation).toBe(generation);
  });

  test('a new configuration changes the annotation, and so the pod template (T45)', async () => {
    const { generation } = (await deployment(api)).metadata;
    const changed = multiKueueObjects({ kueue: release, frameworks: ['batch/job'], configuration: { clientConnection: { qps: 7 } } }).filter(
      isPartial,
    );
    await apply(api, changed);
    const after = await deployment(api);
    expect(after.metadata.generation).toBe(generation + 1);
    await apply(api, objects());
  });

  test('the upstream installer applying its manifests again does not undo it', async () => {
    const kept = (await deployment(api)).spec.template;
    // Its Deployment only: with its ConfigMap it takes the file back, and that conflict is loud.
    await install(
      api,
      upstream(release).filter(object => object.kind === 'Deployment'),
      'kueue-installer',
    );
    expect((await deployment(api)).spec.template).toStrictEqual(kept);
    const map = upstream(release).find(object => object.kind === 'ConfigMap')!;
    await expect(api.apply(map, { manager: 'kueue-installer' })).rejects.toMatchObject({ status: 409 });
  });

  test('withdrawn by its field manager, only ours goes', async () => {
    const [ours] = objects().filter(object => object.kind === 'Deployment');
    await api.apply(
      { apiVersion: ours.apiVersion, kind: ours.kind, metadata: { name: ours.metadata.name, namespace: ours.metadata.namespace } },
      { manager: 'our-app', force: true },
    );
    const after = await deployment(api);
    expect(after.spec.template.spec).toStrictEqual(before.spec.template.spec);
  });
});

describe('recorded as the reasons', () => {
  test('without Kueue there the patch is refused instead of making half a Deployment', async () => {
    const api = await cluster('patch-alone');
    const [ours] = example('quickstart').objects.filter(object => isPartial(object) && object.kind === 'Deployment');
    await expect(api.apply(ours, { manager: 'our-app', force: true })).rejects.toThrow(/spec\.selector: Required value/);
  });

  test('the published JSON patch adds the volume a second time and is then refused (T46)', async () => {
    const api = await cluster('patch-json');
    await install(api, upstream('0.19.2'), 'kueue-installer');
    const published = [
      {
        op: 'add',
        path: '/spec/template/spec/volumes/-',
        value: { name: 'clusterprofile-plugins', image: { reference: 'example.invalid/plugin:1', pullPolicy: 'IfNotPresent' } },
      },
      { op: 'add', path: '/spec/template/spec/containers/0/volumeMounts/-', value: { name: 'clusterprofile-plugins', mountPath: '/plugins' } },
    ];
    await api.jsonPatch(DEPLOYMENT, published);
    await expect(api.jsonPatch(DEPLOYMENT, published)).rejects.toThrow(/Duplicate value/);
  });
});
