import { beforeAll, describe, expect, test } from '@jest/globals';
import { AccessModel } from 'cdk8s-ocm';
import { exported } from './export.js';
import { argoCd, coverageLines, moreClusters, oneStepLines, planted } from './noise.js';
import { groupsOf, mayRead } from './questions.js';
import { type Api, type KubeObject } from '../control-plane/api.js';
import { record } from '../report/record.js';

interface RanHub {
  readonly suite: string;
  readonly hub: () => Api;
  readonly manifests: readonly KubeObject[];
  /** The Secrets that this run has seen, by namespace. */
  readonly tokens: Readonly<Record<string, readonly string[]>>;
}

/** What the access model reports on the export of a hub that has just run. */
export function judgedExport({ suite, hub, manifests, tokens }: RanHub): void {
  const releases = { kueue: '0.19.2', kubernetes: '1.35', managedServiceAccount: '0.10.0', clusterPermission: '0.17.0' };
  const ours = AccessModel.fromManifests([...manifests], { releases });
  let objects: KubeObject[];
  let judged: AccessModel;
  beforeAll(async () => {
    const list = await exported(hub(), suite);
    objects = list.flatMap(object => (object.items as KubeObject[] | undefined) ?? object);
    judged = AccessModel.fromManifests(list, { releases, complete: true });
  });

  test('the access model finds in it every access path that this run has used, each step ok', () => {
    const cells: any[] = judged.toJson().consumers.flatMap(consumer => consumer.access.map(cell => ({ consumer: consumer.name, ...cell })));
    expect(cells.map(({ consumer, cluster }) => `${consumer} ${cluster}`)).toStrictEqual([
      'kueue-system/multikueue batch-1',
      'kueue-system/multikueue batch-2',
      'my-app/my-app app-1',
      'my-app/my-app app-2',
    ]);
    expect(cells.flatMap(({ cluster, path }) => path.map((step: any) => ({ cluster, ...step }))).filter(({ state }) => state !== 'ok')).toStrictEqual([]);
    expect(judged.unknowns).toStrictEqual([]);
  });

  test('it names every copy of a token, and the service accounts that the API server lets read it', async () => {
    const admin = hub();
    const { copies, readersOfEverything } = judged.toJson();
    const received = Object.entries(tokens).flatMap(([namespace, secrets]) => secrets.map(secret => `${namespace}/${secret}`));
    expect(copies.map(({ namespace, secret }) => `${namespace}/${secret}`).sort()).toStrictEqual([...received, 'my-app/app-2-my-app'].sort());
    const serviceAccounts = await admin.list({ apiVersion: 'v1', kind: 'ServiceAccount' });
    const accounts = serviceAccounts.map(({ metadata }) => ({ namespace: metadata.namespace!, name: metadata.name }));
    const spelled = ({ namespace, name }: (typeof accounts)[number]) => `ServiceAccount ${namespace}/${name}`;
    for (const { namespace, secret: name, readers } of copies) {
      const named = new Set([...readers, ...readersOfEverything]);
      const allowed = await Promise.all(accounts.map(account => mayRead(admin, account, { namespace, name })));
      const reading = accounts.filter((_, i) => allowed[i]).map(spelled);
      const subjectsOf = (account: (typeof accounts)[number]) => [spelled(account), ...groupsOf(account.namespace).map(group => `Group ${group}`)];
      const predicted = accounts.filter(account => subjectsOf(account).some(subject => named.has(subject)));
      expect([name, predicted.map(spelled)]).toStrictEqual([name, reading]);
      expect(reading).toContain(namespace === 'my-app' ? 'ServiceAccount my-app/my-app-controller' : 'ServiceAccount kueue-system/kueue-controller-manager');
      expect(reading.length).toBeLessThan(accounts.length);
    }
  });

  test('there is no change of access between our manifests and what the hub has', () => {
    const nothing = {
      gained: [], lost: [], newFindings: [], goneFindings: [], newlySuppressed: [], newUnknowns: [], changedFacts: [], clustersAdded: [], clustersRemoved: [],
    };
    expect(ours.diff(judged)).toMatchObject(nothing);
    expect(judged.diff(ours)).toMatchObject(nothing);
  });

  describe('with 300 clusters more, and Argo CD', () => {
    const CLUSTERS = 300;
    // Sessions by get are in the table for the releases in which they count.
    const options = { releases: { ...releases, kubernetes: '1.34' }, complete: true };
    const around = () => [...objects, ...moreClusters(objects, 'app-1', CLUSTERS), ...argoCd('argocd')];

    test('it stays short: who comes to a token in one step, and what is not judged', () => {
      const model = AccessModel.fromManifests(around(), options);
      const [steps, open] = [oneStepLines(model), coverageLines(model)];
      record(suite, { notes: [`in one step, on a hub of ${CLUSTERS} clusters more: ${steps.join('; ')}`, `not judged there: ${open.join('; ')}`] });
      expect(model.toJson().clusters.length).toBeGreaterThan(CLUSTERS);
      expect(steps).toEqual(expect.arrayContaining(['Argo CD', 'Kubernetes', 'Open Cluster Management']));
      expect(steps.length).toBeLessThanOrEqual(15);
      expect(open.length).toBeLessThanOrEqual(10);
    });

    test('and each person with one right of the table is named', () => {
      const [users, model] = [planted(), AccessModel.fromManifests([...around(), ...planted()], options)];
      const names = users.filter(({ subjects }) => subjects).map(({ metadata }) => `User ${metadata.name}`);
      const found = model.toJson().oneStep.filter(({ component }) => component === undefined).map(({ subject }) => subject);
      expect(names.length).toBeGreaterThan(40);
      expect(names.filter(name => !found.includes(name))).toStrictEqual([]);
    });
  });
}
