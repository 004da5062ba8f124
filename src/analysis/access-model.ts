import { allRules } from './all-rules';
import { Finding, SuppressedFinding, Unknown } from './engine/findings';
import { RuleDescription } from './engine/rule-description';
import { runRules, AnalysisResult } from './engine/run-rules';
import { AccessGraph } from './graph/access-graph';
import { RESOURCES } from './input/exported-resources';
import { AccessOptions } from './input/options';
import { diff } from './queries/diff';
import { explain } from './queries/explain';
import { reportOf } from './queries/report';
import { whoCan } from './queries/who-can';

/**
 * Who holds a token for which cluster with which rights, whether it works, and what is wrong: read from manifests, whoever wrote
 * them. A pure value: it reads no file and asks no server.
 */
export class AccessModel {
  /**
   * Reads any mix of manifests: of this library, written by hand, by Helm, or exported from a hub (`kubectl get … -o yaml`).
   * What is no Kubernetes object is passed over.
   *
   * @param manifests parsed objects; Lists are taken apart
   * @param options what manifests cannot say
   */
  public static fromManifests(manifests: any[], options: AccessOptions = {}): AccessModel {
    return new AccessModel(new AccessGraph(manifests, options));
  }

  /** Every rule that manifests are judged by. */
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

  private judged?: AnalysisResult;

  private constructor(private readonly graph: AccessGraph) {}

  /** What is wrong, without what was suppressed. */
  public get findings(): Finding[] {
    return [...this.judgement.findings];
  }

  /** What is wrong and somebody has decided to live with. */
  public get suppressed(): SuppressedFinding[] {
    return [...this.judgement.suppressed];
  }

  /** What could not be judged, and which input it would need. */
  public get unknowns(): Unknown[] {
    return [...this.judgement.unknowns];
  }

  /** The whole answer as plain data; its shape is `AccessReport` in lib/src/analysis/queries/access-report. */
  public toJson(): any {
    return reportOf(this.graph, this.judgement);
  }

  /**
   * The access path from a consumer to a cluster, step by step, and the first step that fails; its shape is `Explanation` in lib/src/analysis/queries/explain.
   *
   * @param consumer `namespace/account`, or one of the two where it is enough
   * @param cluster name of the managed cluster
   */
  public explain(consumer: string, cluster: string): any {
    return explain(this.graph, consumer, cluster);
  }

  /**
   * Everybody who can do something on managed clusters: applications, hub identities, and whoever can read a token; each a `Grantee`
   * in lib/src/analysis/queries/who-can.
   *
   * @param verb such as `create`
   * @param resource plural with its group and sub-resource: `pods`, `jobs.batch`, `pods/log`
   * @param cluster one cluster; without it, all
   */
  public whoCan(verb: string, resource: string, cluster?: string): any[] {
    return whoCan(this.graph, verb, resource, cluster);
  }

  /**
   * What another state of the manifests gives and takes away; its shape is `AccessDiff` in lib/src/analysis/queries/diff. Where only one of
   * the two says which clusters there are, it says so for both.
   *
   * @param head the state to compare with: this one is the base
   */
  public diff(head: AccessModel): any {
    const [before, after] = [this.on(head), head.on(this)];
    return diff({ graph: before.graph, findings: before.judgement.findings }, { graph: after.graph, findings: after.judgement.findings });
  }

  private on(other: AccessModel): AccessModel {
    const graph = this.graph.on(other.graph);
    return graph === this.graph ? this : new AccessModel(graph);
  }

  private get judgement(): AnalysisResult {
    this.judged ??= runRules(this.graph, allRules());
    return this.judged;
  }
}
