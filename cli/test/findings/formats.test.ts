import * as fs from 'fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { AccessModel } from '../../src/analyzer';
import { cli } from '../cli';
import { account, application, cluster, names, permission, yaml } from '../world';

const HOSTILE = 'x"<&>\u0007::%0A,é';
const FLEET = names(30);
const FILES = {
  'hub #1.yaml': yaml([
    ...FLEET.map(name => cluster(name)),
    ...application('my-app', FLEET),
    ...FLEET.map(name => account(name, 'odd', HOSTILE)),
    permission('cluster-0001', 'view'),
  ]),
  'notes.yaml': 'a: 1\n',
};
const check = (...args: string[]) => cli(['check', 'hub #1.yaml', 'notes.yaml', ...args], { files: FILES });

function sarifSchema() {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv as unknown as Parameters<typeof addFormats>[0]);
  return ajv.compile(JSON.parse(fs.readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')));
}

test('SARIF fulfils its schema and points at lines', async () => {
  const { out, code } = await check('--format', 'sarif');
  const log = JSON.parse(out);
  const validate = sarifSchema();
  expect(validate(log) ? [] : validate.errors).toStrictEqual([]);
  const [{ tool, results, invocations }] = log.runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toStrictEqual(AccessModel.rules().map(({ id }) => id));
  expect(results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'validity-not-a-duration')).toHaveLength(30);
  const { physicalLocation } = results[0].locations[0];
  expect(physicalLocation.artifactLocation.uri).toBe('hub%20%231.yaml');
  expect(physicalLocation.region.startLine).toBeGreaterThan(1);
  expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
  expect(code).toBe(1);
});

test('SARIF with a baseline fulfils its schema, also for a rule that is gone', async () => {
  const [known] = JSON.parse((await check('--format', 'json')).out).findings;
  const { rule, messageId, data, object: { kind, namespace, name } } = known;
  const entries = [{ rule, kind, namespace, name, messageId, data }, { rule: 'gone', kind, name, messageId, data }];
  const baseline = JSON.stringify({ schemaVersion: 1, findings: entries });
  const { out } = await cli(['check', 'hub #1.yaml', '--format', 'sarif', '--baseline', 'known.json'], { files: { ...FILES, 'known.json': baseline } });
  const [validate, log] = [sarifSchema(), JSON.parse(out)];
  expect(validate(log) ? [] : validate.errors).toStrictEqual([]);
  const states = log.runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState);
  expect(['unchanged', 'absent'].map(state => states.filter((one: string) => one === state).length)).toStrictEqual([1, 1]);
});

test('SARIF has a URI for every file name', async () => {
  const { code, out } = await cli(['check', 'odd\ud800 #?.yaml', '--format', 'sarif']);
  const [{ toolExecutionNotifications: [{ locations: [place] }] }] = JSON.parse(out).runs[0].invocations;
  expect([code, place.physicalLocation.artifactLocation.uri]).toStrictEqual([2, 'odd%EF%BF%BD%20%23%3F.yaml']);
});

test('the schema check can fail', () => {
  const validate = sarifSchema();
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
});

test('JSON holds every finding with its place, and the problems of the input', async () => {
  const { findings, problems } = JSON.parse((await check('--format', 'json')).out);
  expect(findings.filter((finding: { rule: string }) => finding.rule === 'validity-not-a-duration')).toHaveLength(30);
  expect(findings[0].place).toMatchObject({ file: 'hub #1.yaml', line: expect.any(Number) });
  expect(problems).toStrictEqual([{
    severity: 'skipped',
    file: 'notes.yaml',
    line: 1,
    message: 'is not a Kubernetes object: it has no apiVersion and no kind',
  }]);
});

test('GitHub gets one annotation for each group, escaped', async () => {
  const lines = (await check('--format', 'github')).out.trim().split('\n');
  expect(lines.every(line => /^::(error|warning|notice) [^\n]*::/.test(line))).toBe(true);
  const [mine] = lines.filter(line => line.includes('title=validity-not-a-duration'));
  expect(mine).toMatch(/^::error file=hub #1\.yaml,line=\d+,title=validity-not-a-duration::ManagedServiceAccount cluster-0001\/odd: /);
  expect(mine).toContain('::%250A,é');
  expect(mine).toContain('%0AThe same holds for 29 more: ');
});

test('JUnit is well-formed, has a case a rule, and counts what it says', async () => {
  const { out } = await check('--format', 'junit');
  expect(out).not.toMatch(/[\u0000-\u0008]/);
  const attribute = (name: string) => Number(new RegExp(`<testsuites [^>]*${name}="(\\d+)"`).exec(out)?.[1]);
  expect(attribute('tests')).toBe(AccessModel.rules().length + 1);
  expect(attribute('tests')).toBe(out.match(/<testcase /g)?.length);
  expect(attribute('failures')).toBe(out.match(/<failure /g)?.length);
  expect(attribute('skipped')).toBe(out.match(/<skipped /g)?.length);
  expect(attribute('failures')).toBeGreaterThan(0);
  expect(balanced(out)).toBe(true);
});

test('JUnit counts only what fails', async () => {
  const { out } = await check('--format', 'junit', '--fail-on', 'none');
  expect(out).toContain('failures="0"');
  expect(out).toContain('<system-out>');
});

/** Every element that opens closes, in order. */
function balanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, empty] of xml.matchAll(/<(\/?)([a-z-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) {
        return false;
      }
    } else if (!empty) {
      open.push(name);
    }
  }
  return open.length === 0;
}
