import { allRules } from './all-rules';
import { Finding, SuppressedFinding, Unknown } from './engine/findings';
import { RuleDescription } from './engine/rule-description';
import { judge, Judgement } from './engine/run-rules';
import { Picture } from './graph/access-graph';
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
    return new AccessModel(new Picture(manifests, options));
  }

  /** Every rule that manifests are judged by. */
  public static rules(): RuleDescription[] {
    return allRules().map(({ id, title, severity, traps, looksAt }) => ({ id, title, severity, traps: [...traps], looksAt }));
  }

  /**
   * What an export of a hub has to hold for a whole picture, as `kubectl api-resources --output name` spells it:
   * `managedclusters.cluster.open-cluster-management.io`. Secrets are not among them.
   */
  public static resources(): string[] {
    return [...RESOURCES];
  }

  private judged?: Judgement;

  private constructor(private readonly picture: Picture) {}

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

  /** The whole answer as plain data; its shape is `AccessReport` in lib/src/analysis/queries/report. */
  public toJson(): any {
    return reportOf(this.picture, this.judgement);
  }

  /**
   * The way from an application to a cluster, hop by hop, and the first that is broken; its shape is `Explanation` in lib/src/analysis/queries/explain.
   *
   * @param consumer `namespace/account`, or one of the two where it is enough
   * @param cluster name of the managed cluster
   */
  public explain(consumer: string, cluster: string): any {
    return explain(this.picture, consumer, cluster);
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
    return whoCan(this.picture, verb, resource, cluster);
  }

  /**
   * What another state of the manifests gives and takes away; its shape is `AccessDiff` in lib/src/analysis/queries/diff. Where only one of
   * the two says which clusters there are, it says so for both.
   *
   * @param head the state to compare with: this one is the base
   */
  public diff(head: AccessModel): any {
    const [before, after] = [this.on(head), head.on(this)];
    return diff({ picture: before.picture, findings: before.judgement.findings }, { picture: after.picture, findings: after.judgement.findings });
  }

  private on(other: AccessModel): AccessModel {
    const picture = this.picture.on(other.picture);
    return picture === this.picture ? this : new AccessModel(picture);
  }

  private get judgement(): Judgement {
    this.judged ??= judge(this.picture, allRules());
    return this.judged;
  }
}
