import { WORLDS } from './golden-worlds';
import { AccessModel, ConsumerReport, Finding, GranteeKind, PathState, Severity, StepState } from '../../src';
import { Breaks } from '../../src/analysis/engine/breaks';
import { spell } from '../../src/analysis/input/objects';
import { RULES } from '../../src/analysis/rules';

function breaks({ rule, messageId }: Finding): Breaks | undefined {
  const found = RULES.find(({ id }) => id === rule);
  return found?.messages[messageId].breaks ?? found?.breaks;
}

/** Whether an error of that kind, about this object, is one about the access to this cluster. */
function bearsOn(finding: Finding, cluster: string): boolean {
  const { clusters = finding.data.cluster ?? cluster } = finding.data;
  return finding.severity === Severity.ERROR && breaks(finding) !== false && [clusters].flat().includes(cluster);
}

function completeIn(consumers: readonly ConsumerReport[]) {
  return consumers.flatMap(({ name, access }) => access.filter(({ state }) => state === PathState.COMPLETE).map(cell => ({ name, ...cell })));
}

const worlds = WORLDS.map(world => ({ ...world, model: AccessModel.fromManifests([...world.manifests], world.options) }));

test('there are many worlds, with complete, broken and unknown paths', () => {
  const states = worlds.flatMap(({ model }) => model.toJson().consumers.flatMap(({ access }) => access.map(({ state }) => state)));
  expect(worlds.length).toBeGreaterThan(400);
  expect(new Set(states)).toStrictEqual(new Set(Object.values(PathState)));
});

test('report and explain say the same of every path', () => {
  for (const { model } of worlds) {
    const { consumers, clusters } = model.toJson();
    for (const { name, access } of consumers) {
      for (const { cluster, state, path } of access.filter(cell => clusters.includes(cell.cluster))) {
        const explained = model.explain(name, cluster);
        expect([explained.state, explained.path]).toStrictEqual([state, path]);
        expect(explained.failing === undefined).toBe(state === PathState.COMPLETE);
        expect(path.some(step => step.state === StepState.BROKEN)).toBe(state === PathState.BROKEN);
      }
    }
  }
});

test('no error is about an object that a complete path cites', () => {
  const contradictions = worlds.flatMap(({ title, model }) => completeIn(model.toJson().consumers).flatMap(({ name, cluster, path }) => {
    const cited = new Set(path.flatMap(({ object }) => object ? [spell(object)] : []));
    return model.findings.filter(finding => bearsOn(finding, cluster) && cited.has(spell(finding.object)))
      .map(({ rule, message }) => `${title}: ${name} on ${cluster}: ${rule}: ${message}`);
  }));
  expect(contradictions).toStrictEqual([]);
});

test('a step that an error breaks is described in its words', () => {
  for (const { model } of worlds) {
    const steps = model.toJson().consumers.flatMap(({ access }) => access.flatMap(({ path }) => path)).filter(step => step.rule !== undefined);
    const messages = new Set(model.findings.map(({ rule, messageId, message }) => `${rule} ${messageId} ${message}`));
    for (const { rule, messageId, object, description, state } of steps) {
      expect(state).toBe(StepState.BROKEN);
      expect(messages).toContain(`${rule} ${messageId} ${object ? spell(object) : ''}: ${description}`);
    }
  }
});

test('who-can names as consumers only those whose access is reported', () => {
  for (const { model } of worlds) {
    const { consumers } = model.toJson();
    for (const { kind, who, clusters } of model.whoCan('get', 'pods').filter(({ certain }) => certain)) {
      const reported = consumers.find(({ name }) => name === who)?.access.map(({ cluster }) => cluster);
      expect(kind !== GranteeKind.CONSUMER || clusters.every(cluster => reported?.includes(cluster))).toBe(true);
    }
  }
});

test('every rule that has errors says what they break', () => {
  const reported = new Set(worlds.flatMap(({ model }) => model.findings.filter(({ severity }) => severity === Severity.ERROR).map(({ rule }) => rule)));
  const silent = RULES.filter(rule => (rule.severity === Severity.ERROR || reported.has(rule.id)) && rule.breaks === undefined);
  expect(silent.map(({ id }) => id)).toStrictEqual([]);
});

test('diff finds no change between a world and itself, in whatever order it is', () => {
  for (const { title, manifests, options, model } of worlds) {
    // In another order an object of another form may be applied last, and an object may come before another that it needs.
    const names = manifests.map(({ kind, metadata }) => JSON.stringify([kind, metadata]));
    const again = AccessModel.fromManifests([...manifests], options);
    expect([title, model.diff(again).changed]).toStrictEqual([title, false]);
    const { gained, lost, workloads, changedFacts, notJudged } = model.diff(AccessModel.fromManifests([...manifests].reverse(), options));
    expect([title, ...new Set(names).size === names.length ? [gained, lost, workloads, changedFacts, notJudged] : []].flat()).toStrictEqual([title]);
  }
});
