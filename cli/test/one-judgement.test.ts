import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import {
  AccessChecks, ClusterProfileAccess, ClusterSet, ConsumerBinding, GitOpsApplierAccess, KueueFramework, KueueInstallation, MultiKueueIntegration,
  PermissionSet, ProviderFile, Severity,
} from 'cdk8s-ocm';
import { stringify } from 'yaml';
import { hubWith, IN_USE } from '../../test/fixtures/constructs';
import { Finding, groupFindings, othersOf } from '../src/analyzer';
import { judge } from '../src/judge';

const NAMES = ['first', 'second', 'third'];
const folders: string[] = [];

afterAll(() => folders.forEach(folder => fs.rmSync(folder, { recursive: true })));

/** Four consumers on the same clusters, of which one brings no provider file, and an account that applies what they need. */
function crowded(applier: boolean): App {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'one-judgement-'));
  folders.push(outdir);
  const app = new App({ outdir });
  const hub = hubWith(['one', 'two', 'three']);
  for (const name of NAMES) {
    const chart = new Chart(app, name);
    const binding = new ConsumerBinding(chart, 'binding', { hub, namespace: name, clusterSets: [ClusterSet.matching(`${name}-clusters`, IN_USE)] });
    const access = new ClusterProfileAccess(chart, 'access', { binding, managedServiceAccountName: name });
    access.allow(PermissionSet.readOnly());
    const workload = new ApiObject(chart, 'workload', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: name },
      spec: { selector: {}, template: { spec: { serviceAccountName: 'controller', containers: [{ name: 'manager', image: 'manager:v1' }] } } },
    });
    access.plugin.mountIntoObject(workload);
    if (name !== 'third') {
      new ProviderFile(chart, 'file', { access }).mountIntoObject(workload);
    }
  }
  new MultiKueueIntegration(new Chart(app, 'kueue'), 'multikueue', {
    hub, installation: KueueInstallation.releaseManifests(), clusters: IN_USE, frameworks: [KueueFramework.BATCH_JOB],
  });
  if (applier) {
    new GitOpsApplierAccess(new Chart(app, 'gitops'), 'applier', { serviceAccount: { name: 'applier', namespace: 'first' } });
  }
  return app;
}

/** What an app says while it synthesizes: the errors that stop it, and what it prints. */
function said(app: App): string[] {
  const lines: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(text => lines.push(String(text)) > 0);
  try {
    app.synth();
  } catch (error) {
    lines.push(...(error as Error).message.split('\n').slice(1));
  } finally {
    write.mockRestore();
  }
  return lines.map(line => line.replace(/^cdk8s-ocm: (warning: )?|^\s*\[[^\]]*\] /g, '').trim()).sort();
}

function linesOf(findings: readonly Finding[]): string[] {
  return groupFindings(findings.filter(({ severity }) => severity !== Severity.NOTICE)).map(group => {
    const others = othersOf(group);
    return `${group.first.message}${others === undefined ? '' : `; the same holds for ${others}`} [${[group.first.rule, ...group.first.traps].join(' ')}]`;
  });
}

function judged(app: App) {
  fs.writeFileSync(path.join(app.outdir, 'ocm-access.yaml'), stringify(AccessChecks.stated(app)));
  const io = { cwd: app.outdir, env: {}, terminal: false, progress: false, columns: 100, stdin: () => Buffer.from(''), out: () => {}, err: () => {} };
  return judge(io, ['.'], {});
}

/** Errors keep an app from being written, so they are acknowledged before. */
function acknowledged(applier: boolean): App {
  const app = crowded(applier);
  const copies = NAMES.map(account => ({ account, namespace: 'kueue-system', reason: 'one team' }));
  AccessChecks.configure(app, { acknowledgedCopies: copies });
  return app;
}

test.each([true, false])('synth and ocm-access check find the same in one app, with an applier: %s', applier => {
  const app = acknowledged(applier);
  const lines = said(app);
  const { model, problems } = judged(app);
  expect(problems).toStrictEqual([]);
  expect(fs.readdirSync(app.outdir)).toContain('kueue.k8s.yaml');
  const unjudged = lines.filter(line => line.includes('not judged'));
  expect(lines.filter(line => !line.includes('not judged'))).toStrictEqual(linesOf(model.findings).sort());
  expect(unjudged).toStrictEqual([expect.stringMatching(new RegExp(`^${model.unknowns.length} questions were not judged, because the input lacks `))]);
});

/** As the chart of an applier does, it makes its objects when it is written. */
class LateChart extends Chart {
  public toJson(): any[] {
    const metadata = { name: 'late', namespace: 'first' };
    return [
      ...super.toJson(),
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }] },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'late' },
        subjects: [{ kind: 'ServiceAccount', name: 'late', namespace: 'first' }],
      },
    ];
  }
}

test('objects that a chart makes when it is written count at synth', () => {
  const app = acknowledged(false);
  new LateChart(app, 'late');
  const leak = /account 'second'.*into namespace 'first', where ServiceAccount first\/late can read them/;
  expect(said(app)).toStrictEqual(expect.arrayContaining([expect.stringMatching(leak)]));
});

test('Roles of the app do not show that nobody else reads Secrets in a namespace, an applier\'s included', () => {
  const found = [true, false].map(applier => {
    const app = acknowledged(applier);
    said(app);
    return judged(app).model.findings.filter(({ rule }) => rule === 'token-copied').map(({ messageId, message }) => [messageId, message]);
  });
  expect(found[0]).toStrictEqual(found[1]);
  expect(found[0].map(([messageId]) => messageId)).toStrictEqual(Array(9).fill('not-shown'));
});
