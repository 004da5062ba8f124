import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { buckets } from './buckets';
import { requireDnsSubdomain } from '../kubernetes/names';
import { emit } from '../manifests/emit';
import { Step } from '../manifests/order';
import { RBAC_GROUP } from '../ocm/kinds';

export interface HubAccessProps {
  readonly account: string;
  readonly namespace: string;
  readonly secretNames: readonly string[];
  readonly argoCdSyncWaves: boolean;
}

interface Subject {
  readonly kind: 'ServiceAccount';
  readonly name: string;
  readonly namespace: string;
}

/**
 * What a consumer's service account needs on the hub, and nothing more: to see the ClusterProfiles of its namespace and to get its own
 * tokens by name. Other consumers' tokens lie in the same namespace where their clusters overlap.
 */
export class HubAccess extends Construct {
  private readonly subjects: Subject[] = [];
  private readonly roleBindings: ApiObject[] = [];

  public constructor(scope: Construct, id: string, private readonly props: HubAccessProps) {
    super(scope, id);
    this.role(`${props.account}-clusterprofiles`, {
      apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'],
    });
    for (const { bits, names } of buckets(props.secretNames)) {
      this.role(`${props.account}-tokens${bits && `-${bits}`}`, {
        apiGroups: [''], resources: ['secrets'], resourceNames: names, verbs: ['get'],
      });
    }
  }

  /** Names in any order and number give the same list. */
  public add(where: string, serviceAccount: string, namespace: string): void {
    requireDnsSubdomain(where, 'serviceAccountName', serviceAccount);
    if (!this.subjects.some(s => s.name === serviceAccount && s.namespace === namespace)) {
      this.subjects.push({ kind: 'ServiceAccount', name: serviceAccount, namespace });
      this.subjects.sort((a, b) => `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1);
    }
  }

  public get bindings(): ApiObject[] {
    return [...this.roleBindings];
  }

  private role(name: string, rule: object): void {
    const placement = { step: Step.CONSUMER, argoCdSyncWaves: this.props.argoCdSyncWaves };
    const metadata = { name, namespace: this.props.namespace };
    emit(this, `role-${name}`, { apiVersion: `${RBAC_GROUP}/v1`, kind: 'Role', metadata, rules: [rule] }, placement);
    this.roleBindings.push(emit(this, `binding-${name}`, {
      apiVersion: `${RBAC_GROUP}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: RBAC_GROUP, kind: 'Role', name },
      subjects: Lazy.any({ produce: () => this.subjects }),
    }, placement));
  }
}
