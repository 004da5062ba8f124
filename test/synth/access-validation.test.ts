import { AccessValidation } from '../../src';
import { Json } from '../../src/kubernetes/json';
import { account, application, clusterSet, MEANT, multiKueue, OPTIONS } from '../fixtures/builders';

const { fleet, releases } = OPTIONS;
const STATED = { releases, fleet, unmanagedFrameworks: MEANT };
/** The plugin as cdk8s-cli would run it. */
async function validated(files: Record<string, Json[]>, properties?: unknown) {
  const violations: any[] = [];
  let submitted: unknown[] = [];
  await new AccessValidation(properties).validate({
    manifests: Object.keys(files),
    parseManifest: (file: string) => files[file],
    report: {
      addViolation: (violation: unknown) => violations.push(violation),
      submit: (...args: unknown[]) => {
        submitted = args;
      },
    },
  });
  return { violations, submitted };
}

test('an app in order succeeds', async () => {
  expect(await validated({ 'a.yaml': [...application(), ...multiKueue()] }, STATED)).toStrictEqual({
    violations: [], submitted: ['success', { errors: '0', warnings: '0', notices: '0', unknown: '0' }],
  });
});

test('each finding names rule, object, file and field, and what to do', async () => {
  const { violations, submitted } = await validated(
    { 'a.yaml': [clusterSet('s', { matchLabels: { use: 'app' } })], 'b.yaml': [account('c1', 'x', { validity: '30d' })] },
    STATED,
  );
  expect(violations).toStrictEqual([{
    ruleName: 'validity-not-a-duration T17',
    recommendation: expect.stringMatching(/^error: ManagedServiceAccount c1\/x: spec\.rotation\.validity = '30d': /),
    fix: 'use hours, minutes and seconds, such as 24h0m0s',
    violatingResources: [{ resourceName: 'ManagedServiceAccount c1/x', manifestPath: 'b.yaml', locations: ['spec.rotation.validity'] }],
  }]);
  expect(submitted[0]).toBe('failure');
});

test('accounts of one name are told apart', async () => {
  const { violations } = await validated({ 'a.yaml': ['c1', 'c2'].map(cluster => account(cluster, 'x', { validity: '720h1s' })) }, STATED);
  expect(violations.map(violation => violation.violatingResources[0].resourceName)).toStrictEqual(['ManagedServiceAccount c1/x', 'ManagedServiceAccount c2/x']);
});

test.each([[undefined, 'success'], ['warning', 'failure'], ['error', 'success']])('with failOn %s a warning is a %s', async (failOn, status) => {
  const { submitted } = await validated({ 'a.yaml': [account('c1', 'x', { validity: '8640h' })] }, failOn === undefined ? {} : { failOn });
  expect(submitted).toStrictEqual([status, { errors: '0', warnings: '1', notices: '0', unknown: '4' }]);
});

test.each<[unknown, RegExp]>([
  [{ failOn: 'never' }, /properties\.failOn = 'never': is not a severity/],
  [{ optionsFile: 3 }, /properties\.optionsFile = 3: is not a path/],
  [{ optionsFile: 'no-such-file.yaml' }, /no-such-file\.yaml: the file = undefined: cannot be read/],
  [{ release: {} }, /release = \{\}: is not known here; use releases, assume, fleet/],
  [{ releases: { kueue: 0.19 } }, /releases\.kueue = 0\.19: is not a string; give Kueue on the hub; quote versions/],
  [{ fleet: [{}] }, /fleet\[0\]\.name = undefined: is missing/],
])('properties %j are refused', (properties, message) => {
  expect(() => new AccessValidation(properties)).toThrow(message);
});
