import { allRules } from './all-rules';
import { describeFinding, describeUnknown } from './engine/describe';
import { Finding, SuppressedFinding, Unknown } from './engine/findings';
import { RuleDescription } from './engine/rule-description';
import { AnalysisResult, RuleOutcome, runRules } from './engine/run-rules';
import { AccessGraph } from './graph/access-graph';
import { RESOURCES } from './input/exported-resources';
import { AccessOptions, AccessReleases } from './input/options';
import { AccessReport } from './queries/access-report';
import { Coverage, coverageOf } from './queries/coverage';
import { AccessDiff, diff, DiffSide } from './queries/diff/diff';
import { decideAlike, decisionChanges, factChanges, withDecisionsOf } from './queries/diff/facts';
import { explain, Explanation } from './queries/explain';
import { Judged, PathErrors } from './queries/path/path-errors';
import { reportOf } from './queries/report';
import { upgradedOptions, UpgradePlan, upgradePlan, upgradesOf } from './queries/upgrade/upgrade-plan';
import { Grantee, whoCan } from './queries/who-can';

/**
 * Who holds a token for which cluster with which rights, what breaks it, and what is wrong: read from any manifests. A pure value: it reads
 * no file and asks no server.
 */
export class AccessModel {
  /**
   * Reads any mix of manifests: of this library, written by hand, by Helm, or exported from a hub (`kubectl get … -o yaml`).
   * Anything that is not a Kubernetes object is skipped.
   *
   * @param manifests parsed objects, also inside Lists
   * @param options what manifests do not show
   */
  public static fromManifests(manifests: unknown[], options: AccessOptions = {}): AccessModel {
    return new AccessModel(new AccessGraph(manifests, options));
  }

  /** Every rule. */
  public static rules(): RuleDescription[] {
    return allRules().map(({ id, title, severity, traps, looksAt }) => ({ id, title, severity, traps: [...traps], looksAt }));
  }

  /**
   * What an export of a hub has to hold so that nothing is missing, as `kubectl api-resources --output name` spells it:
   * `managedclusters.cluster.open-cluster-management.io`. Secrets are not among them.
   */
  public static resources(): string[] {
    return [...RESOURCES];
  }

  private analyzed?: AnalysisResult;
  private knownErrors?: PathErrors;

  private constructor(private readonly graph: AccessGraph) {}

  /** What is wrong, without what is suppressed. */
  public get findings(): Finding[] {
    return this.result.findings.map(describeFinding);
  }

  /** Findings that are suppressed with a reason. */
  public get suppressed(): SuppressedFinding[] {
    return this.result.suppressed.map(({ finding, reason }) => ({ finding: describeFinding(finding), reason }));
  }

  /** What could not be judged, and the input that it would need. */
  public get unknowns(): Unknown[] {
    return this.result.unknowns.map(describeUnknown);
  }

  /** How often each rule looked and reported, and the level that the options set for it. */
  public get outcomes(): RuleOutcome[] {
    return this.result.outcomes.map(outcome => ({ ...outcome }));
  }

  /** What the answers are about: what is read, what has no bearing on access, and what is not judged. */
  public get coverage(): Coverage {
    return coverageOf(this.graph);
  }

  /** The whole answer as plain data. */
  public toJson(): AccessReport {
    return reportOf(this.judged, this.result);
  }

  /**
   * The access path from a consumer to a cluster, step by step, and the first step that fails.
   *
   * @param consumer `namespace/account`, or one of the two where it is enough
   * @param cluster name of the managed cluster
   */
  public explain(consumer: string, cluster: string): Explanation {
    return explain(this.judged, consumer, cluster);
  }

  /**
   * Every identity that can do something on managed clusters: applications, accounts, hub identities, and hub subjects that can read a token.
   *
   * @param verb such as `create`
   * @param resource plural with its group and sub-resource: `pods`, `jobs.batch`, `pods/log`
   * @param cluster one cluster; without it, all
   */
  public whoCan(verb: string, resource: string, cluster?: string): Grantee[] {
    return whoCan(this.graph, verb, resource, cluster);
  }

  /**
   * What another state of the manifests gives and takes away. Facts, such as the fleet and the releases, are each side's own; where only one of the two
   * lists the clusters of the fleet, the list counts for both. Decisions, such as suppressions and `complete`, are those of the base.
   *
   * @param head the state to compare with: this one is the base
   */
  public diff(head: AccessModel): AccessDiff {
    const [before, own] = [this.on(head), head.on(this)];
    const [decisions, options] = [this.graph.options, own.graph.options];
    const after = decideAlike(decisions, options) ? own : new AccessModel(own.graph.under(withDecisionsOf(options, decisions)));
    return diff(before.side, { ...after.side, own: own.result }, {
      changedFacts: factChanges(this.graph, head.graph),
      changedDecisions: decisionChanges(decisions, options),
    });
  }

  /**
   * What an upgrade changes: facts of the catalogue, findings, defaults, and the order in which hub and workers go. Every component in it must be stated in the
   * options, too: that is what is installed.
   *
   * @param to what is wanted, such as `{ kueue: '0.20.0' }`; uncatalogued minors and older releases are refused
   */
  public upgradePlan(to: AccessReleases): UpgradePlan {
    const after = new AccessModel(this.graph.under(upgradedOptions(this.graph.options, to)));
    const { gained, lost } = this.diff(after);
    return upgradePlan(this.graph, upgradesOf(this.graph.installed, after.graph.installed, to), { before: this.result, after: after.result, gained, lost });
  }

  private get side(): DiffSide {
    return { graph: this.graph, result: this.result };
  }

  private on(other: AccessModel): AccessModel {
    const graph = this.graph.on(other.graph);
    return graph === this.graph ? this : new AccessModel(graph);
  }

  /** Once for all questions: a fleet can have thousands of findings. */
  private get judged(): Judged {
    this.knownErrors ??= new PathErrors(this.result.findings, this.result.unknowns);
    return { graph: this.graph, errors: this.knownErrors };
  }

  private get result(): AnalysisResult {
    this.analyzed ??= runRules(this.graph, allRules());
    return this.analyzed;
  }
}
