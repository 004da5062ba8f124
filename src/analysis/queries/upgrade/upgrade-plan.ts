import { ChangedFact, changedFacts, ValueChange } from './fact-changes';
import { stepsOf, Upgrade, UpgradeStep } from './steps';
import { touchedBy } from './touched';
import { refuse } from '../../../errors/format-error';
import { compareVersions, Proof, valueAt } from '../../../releases/fact';
import { AnalysisResult } from '../../engine/run-rules';
import { AccessGraph } from '../../graph/access-graph';
import { ObjectReference, referenceTo } from '../../input/objects';
import { AccessOptions, AccessReleases } from '../../input/options';
import { Installed, spellRelease } from '../../input/releases';
import { AccessDiff } from '../diff/diff';
import { changedByFacts, FindingChange } from '../diff/findings';

/** A component, as it is and as it becomes. */
export interface ComponentUpgrade {
  /** The component: `Kueue`. */
  readonly component: string;
  /** What is installed, as it is stated. */
  readonly installed: string;
  /** What is wanted. */
  readonly wanted: string;
  /** Known problems that the wanted release does not have any more. */
  readonly mended: string[];
  /** Known problems that only the wanted release has. */
  readonly brought: string[];
}

/** A fact that differs between the two releases. */
export interface FactUpgrade {
  /** The component: `Kueue`. */
  readonly component: string;
  /**
   * The framework of Kueue that it is about.
   *
   * @default - the component as a whole
   */
  readonly framework?: string;
  /** What the fact decides, in words. */
  readonly fact: string;
  /** Whether it is what happens where nobody states anything. */
  readonly isDefault: boolean;
  /** What differs in its value. */
  readonly changes: ValueChange[];
  /** The first release that has it so. */
  readonly since: string;
  /** Repository, file and ref where it was read of the wanted release. */
  readonly source: string;
  /** `read`, `change log`, or `run:` and the conformance suite. */
  readonly proof: string;
  /** The objects of the input that it is about. Which of them must change is in `newFindings`. */
  readonly objects: ObjectReference[];
}

/** What an upgrade changes, and in which order it is done. */
export interface UpgradePlan {
  /** What is upgraded. */
  readonly components: ComponentUpgrade[];
  /** Every fact that the catalogue has otherwise for the wanted releases. */
  readonly facts: FactUpgrade[];
  /** Findings that the input has with the wanted releases, and with those installed not at all, or for another reason or with another severity. */
  readonly newFindings: FindingChange[];
  /** Findings that it no longer has. */
  readonly goneFindings: FindingChange[];
  /** What somebody may do with the wanted releases alone. */
  readonly gained: string[];
  /** What nobody may do any more. */
  readonly lost: string[];
  /** What is done, in this order. */
  readonly steps: UpgradeStep[];
}

const WHERE = 'upgradePlan';

/** The options, with the wanted releases in place of those installed. */
export function upgradedOptions({ releases, assume = {}, ...options }: AccessOptions, to: AccessReleases): AccessOptions {
  const kept = Object.fromEntries(Object.entries(assume).filter(([key]) => !Object.hasOwn(to, key)));
  return { ...options, releases: { ...releases, ...to }, ...Object.keys(kept).length > 0 && { assume: kept } };
}

/** What is to be upgraded, from what the options state. */
export function upgradesOf(installed: readonly Installed[], wanted: readonly Installed[], to: AccessReleases): Upgrade[] {
  return Object.keys(to).flatMap(key => {
    const [from, next] = [installed, wanted].map(all => all.find(({ component }) => component.key === key));
    const version = to[key as keyof AccessReleases];
    if (!next) {
      return [];
    }
    if (!from) {
      return refuse(WHERE, key, version, { wrong: 'is wanted, and which one is installed is not stated', remedy: `state releases.${key}` });
    }
    if (isOlder(next, from)) {
      return refuse(WHERE, key, version, { wrong: `is older than what is installed, ${from.version}`, remedy: 'choose a later release' });
    }
    return [{ from, to: next, changed: changedFacts(from, next) }];
  });
}

/** What the same manifests are found to be under the wanted releases. */
export interface Outlook extends Pick<AccessDiff, 'gained' | 'lost'> {
  readonly before: AnalysisResult;
  readonly after: AnalysisResult;
}

/** An assumed release has the facts of an older one, so that its minor decides. */
function isOlder(one: Installed, other: Installed): boolean {
  const minors = compareVersions(minorOf(one), minorOf(other));
  return minors < 0 || (minors === 0 && compareVersions(one.factsOf, other.factsOf) < 0);
}

function minorOf({ version }: Installed): string {
  return /^v?(\d+\.\d+)/.exec(version)?.[1] ?? version;
}

export function upgradePlan(graph: AccessGraph, upgrades: readonly Upgrade[], { before, after, gained, lost }: Outlook): UpgradePlan {
  return {
    components: upgrades.map(componentUpgrade),
    facts: upgrades.flatMap(({ to, changed }) => changed.map(one => factUpgrade(graph, to, one))),
    ...changedByFacts(before, after),
    gained: gained.map(({ description }) => description),
    lost: lost.map(({ description }) => description),
    steps: upgrades.flatMap(one => stepsOf(graph, one)),
  };
}

function componentUpgrade({ from, to }: Upgrade): ComponentUpgrade {
  const { problems, name } = to.component;
  const known = ({ factsOf }: Installed) => problems.filter(({ present }) => compareVersions(present[0].since, factsOf) <= 0 && valueAt(present, factsOf))
    .map(({ id, problem }) => `${id}: ${problem}`);
  const [before, after] = [known(from), known(to)];
  return {
    component: name,
    installed: spellRelease(from),
    wanted: spellRelease(to),
    mended: before.filter(one => !after.includes(one)),
    brought: after.filter(one => !before.includes(one)),
  };
}

function factUpgrade(graph: AccessGraph, { component }: Installed, changed: ChangedFact): FactUpgrade {
  const { fact, part, row, since, changes } = changed;
  const proof: Proof = row.proof;
  return {
    component: component.name,
    ...part !== undefined && { framework: part },
    fact: fact.name,
    isDefault: fact.isDefault ?? false,
    changes: changes.map(change => ({ ...change })),
    since,
    source: row.source,
    proof,
    objects: touchedBy(graph, changed).map(referenceTo),
  };
}
