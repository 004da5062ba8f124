import { ApiObject, Duration, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { IConsumerBinding } from './consumer-binding';
import { refuse, refusal, some } from './errors/format-error';
import { requireDnsLabel, requireDnsSubdomain } from './kubernetes/names';
import { registerAppFacts } from './synth/register-app-facts';
import { ManagedServiceAccountV1Beta1 as ManagedServiceAccount } from '../imports/authentication.open-cluster-management.io';
import { ClusterPermission } from '../imports/rbac.open-cluster-management.io';
import { ClusterSelector } from './hub/cluster-selector';
import { describeHub } from './hub/describe-hub';
import { ManagedCluster } from './hub/managed-cluster';
import { clusterPermissionRelease } from './hub/stated-releases';
import { DEFAULT_VALIDITY, requireAccountName, requireSyncable, validityText } from './identity/account';
import { HubAccess } from './identity/hub-access';
import { emit } from './manifests/emit';
import { Step } from './manifests/order';
import { SYNC_LABEL } from './ocm/labels';
import { syncedSecretName } from './ocm/synced-secret';
import { requirePermissionName } from './permission/cluster-permission';
import { Grants } from './permission/grants';
import { PermissionSet } from './permission/permission-set';
import { AccessPlugin, createPlugin, PluginOptions } from './plugin/access-plugin';

/** Properties of a ClusterProfileAccess. */
export interface ClusterProfileAccessProps {
  /** Which clusters, for the application in which namespace. */
  readonly binding: IConsumerBinding;

  /**
   * Name of the account on every cluster: a DNS label, so short that `<cluster>-<account>` has at most 63 characters. Names of OCM's own agents are refused.
   *
   * @default - the namespace of the binding
   */
  readonly managedServiceAccountName?: string;

  /**
   * Validity of a token; the agent renews it at 80 %. At least 10 minutes. A cluster may shorten it (EKS: 24 hours).
   *
   * @default Duration.hours(24)
   */
  readonly tokenValidity?: Duration;

  /**
   * Name of the ClusterPermission, and so of the Role and ClusterRole it makes on the cluster. Names of Kubernetes' own roles are refused.
   *
   * @default - `<account>-access`
   */
  readonly permissionName?: string;

  /**
   * Set where the account's rights on the clusters come from elsewhere. Then no ClusterPermission is emitted, and `allow` is refused.
   *
   * @default false - a cluster without a grant is an error, since every call there would be refused
   */
  readonly rightsGrantedElsewhere?: boolean;

  /**
   * Set where the application's own installer lets its service account get the Secrets and list the ClusterProfiles of its namespace. Then no Role is emitted.
   *
   * @default false
   */
  readonly hubAccessGrantedElsewhere?: boolean;

  /**
   * Image and mount of the credential plugin.
   *
   * @default - the image of the hub's managed-serviceaccount release, copied by an init container
   */
  readonly plugin?: PluginOptions;
}

/** Which clusters a grant is for. */
export interface AllowOptions {
  /**
   * The clusters; one that is not in the binding is refused if it was named, and passed over if a label caught it.
   *
   * @default - every cluster of the binding
   */
  readonly clusters?: ClusterSelector;
}

/** Namespace of a service account. */
export interface HubAccessOptions {
  /**
   * Namespace of the service account.
   *
   * @default - the namespace of the binding
   */
  readonly namespace?: string;
}

/**
 * Gives an application an account on every cluster of its binding, with the rights granted, and the plugin that fetches the tokens.
 * Emits a ManagedServiceAccount and one ClusterPermission per cluster, and Roles on the hub for the service accounts that use them.
 */
export class ClusterProfileAccess extends Construct {
  /** Which clusters, for the application in which namespace. */
  public readonly binding: IConsumerBinding;

  /** Name of the account on every cluster. */
  public readonly managedServiceAccountName: string;

  /** The credential plugin, to be mounted into the application. */
  public readonly plugin: AccessPlugin;

  private readonly grants: Grants;
  private readonly rightsGrantedElsewhere: boolean;
  private readonly hubAccessGrantedElsewhere: boolean;
  private hubAccess?: HubAccess;

  public constructor(scope: Construct, id: string, props: ClusterProfileAccessProps) {
    super(scope, id);
    registerAppFacts(this, props.binding.hub, () => describeHub(props.binding.hub));
    const where = this.node.path;
    this.rightsGrantedElsewhere = props.rightsGrantedElsewhere ?? false;
    this.hubAccessGrantedElsewhere = props.hubAccessGrantedElsewhere ?? false;
    this.binding = props.binding;
    this.managedServiceAccountName = props.managedServiceAccountName ?? props.binding.namespace;
    const permissionName = props.permissionName ?? `${this.managedServiceAccountName}-access`;
    requireAccountName(where, this.managedServiceAccountName);
    requireDnsSubdomain(where, 'permissionName', permissionName);
    requirePermissionName(where, permissionName);
    props.binding.clusters.forEach(cluster => requireSyncable(where, cluster, this.managedServiceAccountName));

    this.plugin = createPlugin(this, {
      hub: props.binding.hub,
      namespace: props.binding.namespace,
      options: props.plugin ?? {},
      grantHubAccess: serviceAccount => this.grantHubAccess(serviceAccount),
    });
    this.grants = new Grants({
      where,
      account: this.managedServiceAccountName,
      name: permissionName,
      release: clusterPermissionRelease(props.binding.hub),
    }, props.binding.clusters);
    this.emitAccounts(validityText(where, props.tokenValidity ?? DEFAULT_VALIDITY));
    if (!this.rightsGrantedElsewhere) {
      this.emitPermissions(permissionName);
    }
  }

  /** The clusters of the binding, by name. */
  public get clusters(): ManagedCluster[] {
    return this.binding.clusters;
  }

  /** Name of the Secret, in the binding's namespace, in which a cluster's token arrives. */
  public secretName(cluster: ManagedCluster): string {
    return syncedSecretName(cluster.name, this.managedServiceAccountName);
  }

  /**
   * Lets the account do something. May be called many times: what one cluster is given becomes one ClusterPermission.
   *
   * @param permission what
   * @param options on which clusters
   */
  public allow(permission: PermissionSet, options: AllowOptions = {}): void {
    const where = this.node.path;
    if (this.rightsGrantedElsewhere) {
      refuse(where, 'allow', permission.toString(), { wrong: 'contradicts rightsGrantedElsewhere', remedy: 'remove one of the two' });
    }
    this.grants.add(permission, this.chosen(options.clusters));
  }

  /** What the account was allowed on a cluster, in words. */
  public allowedOn(cluster: ManagedCluster): string[] {
    return this.grants.of(cluster).map(permission => permission.toString());
  }

  /**
   * Lets a service account on the hub fetch this access' tokens, each by name, and see the ClusterProfiles. Mounting the plugin does this for the
   * workload's own service account; call it for others that execute the plugin.
   *
   * @param serviceAccountName name of the service account; `default` is refused
   * @param options the namespace of the service account
   * @returns the RoleBindings that name it; none with `hubAccessGrantedElsewhere`
   */
  public grantHubAccess(serviceAccountName: string, options: HubAccessOptions = {}): ApiObject[] {
    const namespace = options.namespace ?? this.binding.namespace;
    requireDnsLabel(this.node.path, 'namespace', namespace);
    if (serviceAccountName === 'default') {
      refuse(this.node.path, 'serviceAccountName', serviceAccountName, {
        wrong: 'would give the tokens to every pod of the namespace',
        remedy: 'give the application a service account of its own',
      });
    }
    if (this.hubAccessGrantedElsewhere) {
      return [];
    }
    this.hubAccess ??= new HubAccess(this, 'hub-access', {
      account: this.managedServiceAccountName,
      namespace: this.binding.namespace,
      secretNames: this.clusters.map(cluster => this.secretName(cluster)),
      argoCdSyncWaves: this.binding.hub.argoCdSyncWaves,
    });
    this.hubAccess.add(this.node.path, serviceAccountName, namespace);
    return this.hubAccess.bindings;
  }

  private chosen(selector: ClusterSelector | undefined): ManagedCluster[] {
    if (!selector) {
      return this.clusters;
    }
    const chosen = this.clusters.filter(cluster => selector.matches(cluster));
    const remedy = `choose from the clusters of this access: ${some(this.clusters.map(cluster => cluster.name))}`;
    const outside = (selector.byName ?? []).filter(name => !chosen.some(cluster => cluster.name === name));
    if (outside.length > 0) {
      refuse(this.node.path, 'clusters', some(outside), { wrong: this.whyOutside(outside[0]), remedy: remedy });
    }
    if (chosen.length === 0) {
      refuse(this.node.path, 'clusters', selector.toString(), { wrong: 'matches no cluster of the binding', remedy: remedy });
    }
    return chosen;
  }

  private whyOutside(name: string): string {
    return this.binding.waitingClusters.some(cluster => cluster.name === name) ? 'is not accepted by the hub yet' : 'is not a cluster of the binding';
  }

  /** All accounts before all permissions, in the file too: a permission that arrives first is not looked at again for hours. */
  private emitAccounts(validity: string): void {
    const placement = { step: Step.ACCOUNT, argoCdSyncWaves: this.binding.hub.argoCdSyncWaves };
    const accounts = new Construct(this, 'accounts');
    for (const cluster of this.clusters) {
      emit(accounts, `cluster-${cluster.name}`, ManagedServiceAccount.manifest({
        metadata: { name: this.managedServiceAccountName, namespace: cluster.name, labels: { [SYNC_LABEL]: 'true' } },
        spec: { rotation: { validity } },
      }), placement);
    }
  }

  private emitPermissions(name: string): void {
    const placement = { step: Step.PERMISSION, argoCdSyncWaves: this.binding.hub.argoCdSyncWaves };
    const permissions = new Construct(this, 'permissions');
    for (const cluster of this.clusters) {
      emit(permissions, `cluster-${cluster.name}`, {
        ...ClusterPermission.manifest({ metadata: { name, namespace: cluster.name } }),
        spec: Lazy.any({ produce: () => this.grants.spec(cluster) }),
      }, placement);
    }
    this.node.addValidation({ validate: () => this.withoutGrants() });
  }

  private withoutGrants(): string[] {
    const without = this.clusters.filter(cluster => this.grants.of(cluster).length === 0).map(cluster => cluster.name);
    return without.length === 0 ? [] : [refusal(this.node.path, 'allow', some(without), {
      wrong: 'was granted no permission, so every call there would be refused',
      remedy: 'call allow(PermissionSet.readOnly()) or another grant, or set rightsGrantedElsewhere',
    })];
  }
}
