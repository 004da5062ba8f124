import { parse } from 'yaml';
import { AccessModel } from '../../../src';
import { at, Json } from '../../../src/kubernetes/json';
import { applyRemedy } from '../../fixtures/apply-remedy';
import { application, configuration, exec, instead, kueueConfig, MEANT, multiKueue, OPTIONS, permission, providerFile, subject } from '../../fixtures/builders';
import { argoCd } from '../../fixtures/plugin-inputs';

/** A remedy replaces a text in an object as a whole: all that it does not mean to change has to stay. */

const findings = (manifests: readonly Json[], rule: string) => AccessModel.fromManifests([...manifests], { ...OPTIONS, unmanagedFrameworks: MEANT })
  .findings.filter(finding => finding.rule === rule);

/** The text that is left after the remedy of a rule's first finding, in its object. */
function remedied(manifests: readonly Json[], rule: string, ...path: string[]): string {
  const [finding] = findings(manifests, rule);
  const after = applyRemedy(manifests, finding);
  expect(findings(after, rule)).toStrictEqual([]);
  const { kind, name } = finding.object;
  return String(at(after.find(manifest => manifest.kind === kind && at(manifest, 'metadata', 'name') === name), ...path));
}

const kueue = (text: string, rule: string) => remedied(instead(multiKueue(), 'ConfigMap', kueueConfig(text)), rule, 'data', 'controller_manager_config.yaml');

describe('of Kueue\'s configuration', () => {
  const YAML = `# who to ask: the platform team
apiVersion: config.kueue.x-k8s.io/v1beta2
kind: Configuration
controller: {groupKindConcurrency: {Job.batch: 5}}
clientConnection: {qps: 50, burst: 100}
integrations:
  frameworks: [batch/job]   # no more for now
`;
  const PROVIDERS = `multiKueue:
  clusterProfile:
    accessProviders:
    - name: open-cluster-management
      execConfig: ${JSON.stringify(exec('multikueue', 'kueue-system'))}
`;

  test('a value in a mapping that is there: comments and other keys stay', () => {
    const text = kueue(`${YAML}featureGates: {MultiKueueClusterProfile: false, Other: true} # gates\n${PROVIDERS}`, 'kueue-feature-gates');
    expect(text).toContain('# who to ask: the platform team\n');
    expect(text).toContain('# no more for now');
    expect(text).toContain('{ MultiKueueClusterProfile: true, Other: true } # gates');
  });

  test('a value in a mapping that is not there yet', () => {
    const text = kueue(`${YAML}${PROVIDERS}`, 'kueue-feature-gates');
    expect(text).toMatch(/\nfeatureGates:\n {2}MultiKueueClusterProfile: true\n$/);
    expect(parse(text).multiKueue.clusterProfile.accessProviders[0].name).toBe('open-cluster-management');
  });

  test('a field of one provider entry among several', () => {
    const entries = Array.from(
      { length: 12 },
      (_, i) => ({ name: i === 11 ? 'ocm' : 'open-cluster-management', execConfig: exec(`account-${i}`, 'kueue-system') }),
    );
    const text = kueue(JSON.stringify(configuration({ multiKueue: { clusterProfile: { accessProviders: entries } } })), 'provider-name');
    expect(parse(text).multiKueue.clusterProfile.accessProviders).toStrictEqual(entries.map(entry => ({ ...entry, name: 'open-cluster-management' })));
  });

  test('a long command stays on its line', () => {
    const command = `/plugins/${'x'.repeat(200)} with spaces/cp-creds`;
    const config = configuration({
      multiKueue: { clusterProfile: { accessProviders: [{ name: 'ocm', execConfig: exec('multikueue', 'kueue-system', { command }) }] } },
    });
    expect(kueue(`# kept\n${JSON.stringify(config)}`, 'provider-name')).toContain(command);
  });
});

describe('of a provider file', () => {
  test('a field of the twelfth entry, in a key with dots', () => {
    const providers = Array.from({ length: 12 }, (_, i) => ({ name: i === 11 ? 'ocm' : 'open-cluster-management', execConfig: exec('my-app', 'my-app') }));
    const file = { ...providerFile(), data: { 'ocm.providers.json': JSON.stringify({ providers, more: { kept: true } }) } };
    const text = remedied(instead(application(), 'ConfigMap', file), 'provider-name', 'data', 'ocm.providers.json');
    expect(JSON.parse(text)).toStrictEqual({ providers: providers.map(entry => ({ ...entry, name: 'open-cluster-management' })), more: { kept: true } });
    // As our own construct writes it: a line a value, for reviewers.
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
  });
});

test('a binding that is written as an older release reads it takes no field along that no release has', () => {
  const view = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
  const manifests = [permission('c1', 'x', { clusterRoleBindings: [{ clusterRoleName: 'view', name: 'b', roleRef: view, subject: subject('x') }] })];
  const { findings: found } = AccessModel.fromManifests(manifests, { releases: { clusterPermission: '0.16' } });
  const [after] = applyRemedy(manifests, found.filter(finding => finding.rule === 'permission-field-unknown')[0]);
  expect(after.spec).toStrictEqual({ clusterRoleBinding: { name: 'b', roleRef: view, subject: subject('x') } });
});

test('an entry that is generated elsewhere is asked for instead', () => {
  const manifests = [argoCd({ apiVersion: 'client.authentication.k8s.io/v1alpha1' })];
  const [{ remedy }] = findings(manifests, 'provider-exec');
  expect(remedy).toMatchObject({ question: 'Which template or program writes this entry? Change apiVersion there.' });
  expect(remedy.patch).toBeUndefined();
});
