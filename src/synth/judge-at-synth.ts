import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { allRules } from '../analysis/all-rules';
import { messageOf } from '../analysis/engine/describe';
import { Severity } from '../analysis/engine/findings';
import { groupBy, groupFindings, othersOf } from '../analysis/engine/grouping';
import { describeMissing } from '../analysis/engine/missing-input';
import { RuleFinding, RuleUnknown } from '../analysis/engine/rule';
import { runRules } from '../analysis/engine/run-rules';
import { AccessGraph } from '../analysis/graph/access-graph';
import { AccessOptions } from '../analysis/input/options';
import { RELEASE_RULE } from '../analysis/input/releases';
import { counted, some } from '../errors/format-error';

/** What only the author knows. */
type Decided = Pick<AccessOptions, 'background' | 'acknowledgedCopies' | 'suppressions' | 'rules'>;

/** What the app's constructs and its author declare, because manifests do not show it. */
interface AppState {
  readonly declared: Map<object, () => AccessOptions>;
  readonly printed: Set<string>;
  strict: boolean;
  chosen: Decided;
  /** Set while the model is asked. */
  judging?: boolean;
  /** Set while the app synthesizes. */
  running?: { errors?: readonly string[]; readonly restore: (() => void)[] };
}

const STATES = new WeakMap<IConstruct, AppState>();

function stateOf(construct: IConstruct): AppState {
  const { root } = construct.node;
  const state = STATES.get(root) ?? { declared: new Map(), printed: new Set(), strict: false, chosen: {} };
  STATES.set(root, state);
  return state;
}

/** Declares facts that several constructs know: `source` makes them count once. */
export function declareAppFacts(construct: IConstruct, source: object, options: () => AccessOptions): void {
  stateOf(construct).declared.set(source, options);
}

export function configureAccess(construct: IConstruct, strict: boolean | undefined, chosen: Decided): void {
  const state = stateOf(construct);
  state.strict = strict ?? state.strict;
  state.chosen = { ...state.chosen, ...chosen };
}

/** Everything that constructs and the author declare. */
export function declaredOptions(construct: IConstruct): AccessOptions {
  return mergedOptions(stateOf(construct));
}

/** Within one synth the model is asked once, and what it read is what is written. */
export function judgeOncePerSynth(root: IConstruct): void {
  if (!(root instanceof App)) {
    return;
  }
  const state = stateOf(root);
  const once = <T>(original: () => T) => (): T => {
    const running = { restore: [] as (() => void)[] };
    state.running = running;
    try {
      return original();
    } finally {
      running.restore.forEach(restore => restore());
      state.running = undefined;
    }
  };
  root.synth = once(root.synth.bind(root));
  root.synthYaml = once(root.synthYaml.bind(root));
}

/** The errors of a whole app: cdk8s validates once per chart and once more within one synth, and nothing changes in between. */
export function oncePerSynth(root: IConstruct, find: () => readonly string[]): readonly string[] {
  const state = stateOf(root);
  // A chart that is written validates the whole app first.
  if (state.judging) {
    return [];
  }
  state.judging = true;
  try {
    const errors = state.running?.errors ?? find();
    if (state.running) {
      state.running.errors = errors;
    }
    return errors;
  } finally {
    state.judging = false;
  }
}

/**
 * What is wrong with the access that the app's manifests give, as errors of its validation; warnings go to standard error, once, and so does how much
 * could not be judged.
 */
export function accessErrors(root: IConstruct, objects: readonly ApiObject[]): readonly string[] {
  const state = stateOf(root);
  const manifests = manifestsOf(root, objects, state);
  const { findings, unknowns } = runRules(new AccessGraph(manifests, mergedOptions(state)), allRules().filter(rule => !rule.checkedByConstructs));
  const isError = ({ severity }: RuleFinding) => severity === Severity.ERROR || (state.strict && severity === Severity.WARNING);
  const warnings = findings.filter(finding => !isError(finding) && finding.severity === Severity.WARNING);
  linesOf(warnings).forEach(line => print(state, `warning: ${line}`));
  // Other notices are in ocm-access check: nothing has to change for them.
  const notices = findings.filter(({ rule, severity }) => rule === RELEASE_RULE && severity === Severity.NOTICE);
  linesOf(notices).forEach(line => print(state, `notice: ${line}`));
  if (unknowns.length > 0) {
    print(state, notJudged(unknowns));
  }
  return linesOf(findings.filter(isError));
}

/** In one line, since the app need not be wrong: what it lacks may be somebody else's. */
function notJudged(unknowns: readonly RuleUnknown[]): string {
  // A fleet lacks the same thousands of times.
  const each = new Map(unknowns.map(one => [`${one.messageId} ${Object.values(one.data).join(' ')}`, one]));
  const lacking = [...new Set([...each.values()].map(describeMissing))];
  return `${counted(unknowns.length, 'question was', 'questions were')} not judged, because the input lacks ${some(lacking, 3)}; ocm-access check lists them`;
}

/** `message; the same holds for 9,999 more: a, b, c and 9,996 more [rule T11]` */
function linesOf(findings: readonly RuleFinding[]): string[] {
  return groupFindings(findings).map(group => {
    const { first } = group;
    const others = othersOf(group);
    return `${messageOf(first)}${others === undefined ? '' : `; the same holds for ${others}`} [${[first.rule, ...first.traps].join(' ')}]`;
  });
}

/** All that the app writes: a chart such as that of an applier makes objects only when it is written, and no walk over constructs meets them. */
function manifestsOf(root: IConstruct, objects: readonly ApiObject[], state: AppState): unknown[] {
  const own = new Map(objects.map(object => [object, json(object, state)]));
  const late = new Map(root.node.findAll().filter(Chart.isChart).filter(({ toJson }) => toJson !== Chart.prototype.toJson)
    .flatMap(chart => written(chart).map(manifests => [chart, manifests] as const)));
  const early = late.size === 0 ? objects : objects.filter(object => !late.has(object.chart));
  return [...early.flatMap(object => own.get(object) ?? []), ...[...late.values()].flat()];
}

/** Nothing where it fails: the chart reports this itself, when it is written. */
function written(chart: Chart): unknown[][] {
  try {
    return [chart.toJson()];
  } catch {
    return [];
  }
}

/** Making JSON of an object is a large part of a synth: what was made for the model is what is written. */
function json(object: ApiObject, state: AppState): unknown {
  let made: unknown;
  try {
    made = object.toJson();
  } catch {
    // The object reports this itself, when it is validated or written.
    return undefined;
  }
  if (state.running) {
    const { toJson } = object;
    object.toJson = () => made;
    state.running.restore.push(() => {
      object.toJson = toJson;
    });
  }
  return made;
}

function print(state: AppState, line: string): void {
  if (!state.printed.has(line)) {
    state.printed.add(line);
    process.stderr.write(`cdk8s-ocm: ${line}\n`);
  }
}

/** Several hubs in one app are judged together: where they do not agree on a release, it is unknown. */
function mergedOptions({ declared, chosen }: AppState): AccessOptions {
  const all = [...declared.values()].map(options => options());
  const own = new Set(all.flatMap(options => options.ownCluster ?? []));
  return {
    fleet: all.flatMap(options => options.fleet ?? []),
    unmanagedFrameworks: all.flatMap(options => options.unmanagedFrameworks ?? []),
    ...mergedReleases(all),
    ...(own.size === 1 ? { ownCluster: [...own][0] } : {}),
    ...chosen,
  };
}

/** Each component as it is stated and where: one that two hubs state in two ways is left out. */
function mergedReleases(all: readonly AccessOptions[]): Pick<AccessOptions, 'releases' | 'assume'> {
  const stated = (options: AccessOptions) => (['releases', 'assume'] as const)
    .flatMap(place => Object.entries(options[place] ?? {}).map(([component, version]) => ({ component, version, place })));
  const merged = groupBy(all.flatMap(stated), ({ component }) => component)
    .flatMap(ways => ways.every(({ version, place }) => version === ways[0].version && place === ways[0].place) ? [ways[0]] : []);
  const of = (place: string) => Object.fromEntries(merged.filter(one => one.place === place).map(({ component, version }) => [component, version]));
  const assume = of('assume');
  return { releases: of('releases'), ...Object.keys(assume).length > 0 && { assume } };
}
