import { counted } from '../../../errors/format-error';
import { canonical, contentText, isRecord, Json, record } from '../../../kubernetes/json';
import { AccessGraph } from '../../graph/access-graph';
import { Cluster } from '../../graph/known-clusters';
import { AccessOptions } from '../../input/options';
import { spellRelease } from '../../input/releases';

/**
 * Options are facts, which each side of a comparison has for itself, and decisions, which are those of the base: nobody decides how their own change is
 * judged.
 */
const DECISIONS = [
  'complete', 'acknowledgedCopies', 'suppressions', 'rules', 'kindsWithoutBearing', 'rightsGrantedElsewhere', 'unmanagedFrameworks',
] as const satisfies readonly (keyof AccessOptions)[];

/** A fact that the two sides state differently. */
export interface FactChange {
  /** Which fact: `releases.kueue`, `fleet`, `hubTokensAccepted` and the like. */
  readonly fact: string;
  /**
   * What it is about: the name of a cluster of the fleet.
   *
   * @default - the fact is about the hub
   */
  readonly subject?: string;
  /**
   * What the base states.
   *
   * @default - nothing
   */
  readonly before?: string;
  /**
   * What the head states.
   *
   * @default - nothing
   */
  readonly after?: string;
}

/** A decision that the two sides make differently. */
export interface DecisionChange {
  /** Which decision: `rules`, `suppressions`, `kindsWithoutBearing` and the like. */
  readonly decision: string;
  /** What it is about: the id of a rule, the object of a suppression, a kind. */
  readonly subject: string;
  /**
   * What the base decides, with its reason.
   *
   * @default - nothing
   */
  readonly before?: string;
  /**
   * What the head decides, with its reason.
   *
   * @default - nothing
   */
  readonly after?: string;
}

/** The facts of one side with the decisions of the other. */
export function withDecisionsOf(facts: AccessOptions, decisions: AccessOptions): AccessOptions {
  return { ...facts, ...Object.fromEntries(DECISIONS.map(key => [key, decisions[key]])) };
}

/** Whether two sides decide the same. */
export function decideAlike(one: AccessOptions, other: AccessOptions): boolean {
  return DECISIONS.every(key => canonical(one[key] ?? null) === canonical(other[key] ?? null));
}

/**
 * Every decision of the options that the two sides make differently. The base's are those by which both are judged. `complete` is not among them: an export
 * is compared with manifests, and what that leaves out is said in words of its own.
 */
export function decisionChanges(base: AccessOptions, head: AccessOptions): DecisionChange[] {
  const [before, after] = [decisionsOf(base), decisionsOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(key => {
    const [decision, subject] = JSON.parse(key) as [string, string];
    const [was, is] = [before.get(key), after.get(key)];
    return was === is ? [] : [{ decision, subject, ...was !== undefined && { before: was }, ...is !== undefined && { after: is } }];
  });
}

function decisionsOf(options: AccessOptions): ReadonlyMap<string, string> {
  return new Map(DECISIONS.flatMap(name => {
    const value: unknown = options[name];
    return isRecord(value)
      ? Object.entries(value).map(([subject, entry]) => decisionOf(name, { subject, ...record(entry) }))
      : (Array.isArray(value) ? value : []).map(entry => decisionOf(name, isRecord(entry) ? entry : { entry }));
  }));
}

/** `rules permission-broad: off: we review these`: what is neither the reason nor the level names what the decision is about. */
function decisionOf(name: string, { reason, level, ...about }: Json): readonly [string, string] {
  const decided = [level, reason].filter(part => part !== undefined).map(String).join(': ');
  return [JSON.stringify([name, Object.values(about).map(String).join(' ')]), decided || 'yes'];
}

/** What one side states, in its options and by the ManagedClusters of its manifests. */
type Stating = Pick<AccessGraph, 'options' | 'fleet' | 'installed'>;

/** Every fact that the two sides state differently; the manifests of others count as one. */
export function factChanges(base: Stating, head: Stating): FactChange[] {
  const compareFleets = base.fleet.known && head.fleet.known;
  const [before, after] = [factsOf(base, compareFleets), factsOf(head, compareFleets)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(key => {
    const [fact, subject] = JSON.parse(key) as [string, string?];
    const [was, is] = [before.get(key), after.get(key)];
    return was?.content === is?.content ? []
      : [{ fact, ...subject !== undefined && { subject }, ...was && { before: was.shown }, ...is && { after: is.shown } }];
  });
}

/** What a person reads, and what decides whether two are the same. */
interface Fact {
  readonly shown: string;
  readonly content: string;
}

/** Where only one side lists the clusters, its list counts for both, so they do not differ. */
function factsOf({ options, fleet, installed }: Stating, compareFleets: boolean): Map<string, Fact> {
  const { ownCluster, hubTokensAccepted, background = [] } = options;
  const facts = new Map<string, Fact>();
  const add = (key: readonly string[], shown: string | undefined, content = shown) => {
    if (shown !== undefined && content !== undefined) {
      facts.set(JSON.stringify(key), { shown, content });
    }
  };
  installed.forEach(one => add([`releases.${one.component.key}`], spellRelease(one)));
  if (compareFleets) {
    fleet.clusters.forEach(cluster => add(['fleet', cluster.name], clusterText(cluster)));
  }
  add(['ownCluster'], ownCluster);
  add(['hubTokensAccepted'], hubTokensAccepted === undefined ? undefined : String(hubTokensAccepted));
  add(['background'], background.length === 0 ? undefined : counted(background.length, 'manifest'), contentText(background));
  return facts;
}

/** `env=prod, tier=gold; not accepted; Kueue 0.16` */
function clusterText({ labels, accepted, kueue }: Cluster): string {
  const shown = (value: unknown) => typeof value === 'string' ? value : contentText(value) ?? '';
  const written = [...labels].sort(([a], [b]) => a < b ? -1 : 1).map(([name, value]) => `${name}=${shown(value)}`).join(', ');
  return [written || 'no labels', ...accepted ? [] : ['not accepted'], ...kueue === undefined ? [] : [`Kueue ${kueue}`]].join('; ');
}
