import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { applierRules, unknownKinds } from './applier-rules';
import { refusal, refuse, some } from '../errors/format-error';
import { isLabelKey, requireDnsLabel, requireDnsSubdomain } from '../kubernetes/names';
import { RBAC_GROUP } from '../ocm/kinds';

/** `instanceof` would not do: cdk8s makes it true for every chart. */
const APPLIER_CHART = Symbol.for('cdk8s-ocm.ApplierChart');

/** A service account on the hub. */
export interface ServiceAccountReference {
  /** Its name. */
  readonly name: string;

  /** Its namespace. */
  readonly namespace: string;
}

/** Properties of a GitOpsApplierAccess. */
export interface GitOpsApplierAccessProps {
  /** The account that applies this app's output. */
  readonly serviceAccount: ServiceAccountReference;

  /**
   * Name of the ClusterRole and Roles, prefix of those that mirror a Role of the app, and name of the file: a DNS subdomain.
   *
   * @default - `<chart>-applier`
   */
  readonly name?: string;

  /**
   * Resource names of kinds this library does not know, by `<group>/<kind>`: `{ 'example.com/Widget': 'widgets' }`.
   *
   * @default - none; a kind that is not known is refused
   */
  readonly resources?: Record<string, string>;
}

/**
 * What the account that applies this app's output needs on the hub: verbs per kind the app emits, `bind` on the sets it binds, and the rules of each Role
 * it makes, so that it does not need `escalate`. An administrator applies the file once, and again after a change.
 *
 * `create` on ClusterPermissions is a powerful right: it makes the account an administrator of every managed cluster in whose namespace it has it.
 */
export class GitOpsApplierAccess extends Construct {
  public constructor(scope: Construct, id: string, props: GitOpsApplierAccessProps) {
    super(scope, id);
    const where = this.node.path;
    const beside = Chart.of(this);
    const name = props.name ?? `${beside.node.id}-applier`;
    requireDnsSubdomain(where, 'name', name);
    requireDnsSubdomain(where, 'serviceAccount.name', props.serviceAccount.name);
    requireDnsLabel(where, 'serviceAccount.namespace', props.serviceAccount.namespace);
    for (const type of Object.keys(props.resources ?? {})) {
      if (!isLabelKey(type)) {
        refuse(where, 'resources', type, { wrong: 'is not <group>/<kind>', remedy: 'use for example { \'example.com/Widget\': \'widgets\' }' });
      }
    }
    const root = beside.node.scope ?? beside;
    if (root.node.tryFindChild(name)) {
      refuse(where, 'name', name, { wrong: 'is the name of a chart of this app', remedy: 'choose another name' });
    }
    const resources = { ...props.resources };
    const chart = new ApplierChart(root, name, { ...props.serviceAccount }, resources);
    this.node.addValidation({
      validate: () => {
        const unknown = unknownKinds(chart.applied(), resources);
        return [
          ...(unknown.length === 0 ? [] : [refusal(where, 'resources', some(unknown), {
            wrong: 'is a kind with no known resource name',
            remedy: 'add it to resources',
          })]),
          ...chart.ownNamespaces().map(namespace => refusal(where, 'namespace', namespace, {
            wrong: 'is created by this app, but the Role for the objects in it has to exist before the app is applied',
            remedy: 'leave createNamespace out and let the administrator create the namespace together with this file',
          })),
        ];
      },
    });
  }
}

/**
 * Derived from all other charts of the app, whenever it is written: objects that are added after it was made count too.
 */
class ApplierChart extends Chart {
  public constructor(
    scope: Construct, private readonly roleName: string, private readonly account: ServiceAccountReference,
    private readonly resources: Readonly<Record<string, string>>,
  ) {
    super(scope, roleName);
    Object.defineProperty(this, APPLIER_CHART, { value: true });
  }

  /** What the account applies: every object of the app outside such charts. */
  public applied(): ApiObject[] {
    return this.node.root.node.findAll().filter(ApiObject.isApiObject).filter(object => !(APPLIER_CHART in object.chart));
  }

  /** Namespaces that the app makes and fills. */
  public ownNamespaces(): string[] {
    const objects = this.applied();
    const filled = new Set(objects.map(object => object.metadata.namespace));
    return objects.filter(object => object.kind === 'Namespace' && filled.has(object.name)).map(object => object.name);
  }

  public toJson(): any[] {
    const { clusterWide, inNamespace, roles, clusterRules } = applierRules(this.applied(), this.resources);
    const name = this.roleName;
    const derived = [
      ...this.granted('ClusterRole', name, undefined, [...clusterWide, ...clusterRules]),
      ...[...inNamespace].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([namespace, rules]) => this.granted('Role', name, namespace, rules)),
      ...roles.flatMap(role => this.granted('Role', `${name}-${role.name}`, role.namespace, role.rules)),
    ];
    // Copies, because YAML writes a list that stands in two places as an anchor and its alias.
    return [...super.toJson(), ...derived.map(object => JSON.parse(JSON.stringify(object)))];
  }

  private granted(kind: string, name: string, namespace: string | undefined, rules: unknown[]): object[] {
    const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
    return [
      { apiVersion: `${RBAC_GROUP}/v1`, kind, metadata, rules },
      {
        apiVersion: `${RBAC_GROUP}/v1`,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup: RBAC_GROUP, kind, name },
        subjects: [{ kind: 'ServiceAccount', name: this.account.name, namespace: this.account.namespace }],
      },
    ];
  }
}
