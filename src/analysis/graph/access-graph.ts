import { Accounts } from './accounts';
import { shippedWithArgoCd } from './argo-cd';
import { ClusterSetIndex } from './cluster-sets';
import { Consumer, consumersOf } from './consumers';
import { HubRbac, serviceAccountName, ShippedRights } from './hub-rbac';
import { KnownClusters } from './known-clusters';
import { Manager, managers, NAMES } from './kueue-managers';
import { listWinsIn, Permissions } from './permissions';
import { ProviderEntry, providerEntries } from './provider-entries';
import { StoredCredential, storedCredentials } from './tokens/stored-credentials';
import { copiesOf, Copy } from './tokens/token-copies';
import { Workloads } from './workloads';
import { Destinations } from './works/destinations';
import { hubObjects } from './works/hub-objects';
import { at, text } from '../../kubernetes/json';
import { right, rightsOf } from '../../kubernetes/rbac-rules';
import { CLUSTER_PROFILE, MULTIKUEUE_CLUSTER, ROLE } from '../../ocm/kinds';
import { constantValue } from '../../releases/fact';
import { SHIPPED_ROLES } from '../../releases/kueue/facts';
import { Objects } from '../input/objects';
import { AccessOptions, AccessReleases } from '../input/options';
import { factsOf, Installed, installed } from '../input/releases';

/** Everything the rules look at: the manifests, read once and joined by name. */
export class AccessGraph {
  public readonly objects: Objects;
  /** The releases whose facts are used. */
  public readonly releases: AccessReleases;
  /** The releases as they are stated. */
  public readonly installed: readonly Installed[];
  public readonly fleet: KnownClusters;
  public readonly accounts: Accounts;
  public readonly destinations: Destinations;
  public readonly permissions: Permissions;
  public readonly sets: ClusterSetIndex;
  public readonly workloads: Workloads;
  public readonly managers: readonly Manager[];
  public readonly entries: readonly ProviderEntry[];
  public readonly consumers: readonly Consumer[];
  public readonly rbac: HubRbac;
  private knownCredentials?: readonly StoredCredential[];
  private knownCopies?: readonly Copy[];
  private knownClusters?: ReadonlySet<string>;
  private knownLive?: boolean;

  public constructor(private readonly manifests: readonly unknown[], public readonly options: AccessOptions) {
    this.installed = installed(options);
    this.releases = factsOf(this.installed);
    const listWins = listWinsIn(this.releases.clusterPermission);
    const { objects, fleet, sets, destinations } = hubObjects({ manifests, options, clusters: () => this.clusters, listWins });
    this.objects = objects;
    this.fleet = fleet;
    this.accounts = new Accounts(objects);
    this.sets = sets;
    this.destinations = destinations;
    this.permissions = new Permissions(objects, destinations, { complete: this.complete, listWins });
    this.workloads = new Workloads(this.objects);
    this.managers = managers(this.objects, this.workloads);
    this.entries = providerEntries(this.objects, this.workloads, this.managers);
    this.consumers = consumersOf(this.entries);
    this.rbac = new HubRbac(this.objects, { complete: this.complete, kubernetes: this.releases.kubernetes }, [
      ...this.managers.flatMap(manager => this.shippedWithKueue(manager)),
      ...shippedWithArgoCd(this.objects, this.workloads, this.releases.argoCd !== undefined),
    ]);
  }

  public get complete(): boolean {
    return this.options.complete ?? false;
  }

  /** Whether anything of it comes from a server. */
  public get live(): boolean {
    this.knownLive ??= this.objects.everything().some(({ live }) => live);
    return this.knownLive;
  }

  /** The same on the clusters of another, where it has none of its own: what would these manifests give on that hub? */
  public on(other: AccessGraph): AccessGraph {
    if (this.fleet.known || !other.fleet.known) {
      return this;
    }
    const fleet = other.fleet.clusters
      .map(({ name, labels, accepted, kueue }) => ({ name, labels: Object.fromEntries(labels) as Record<string, string>, accepted, kueue }));
    return this.under({ ownCluster: other.options.ownCluster, ...this.options, fleet });
  }

  /** The same manifests under other options. */
  public under(options: AccessOptions): AccessGraph {
    return new AccessGraph(this.manifests, options);
  }

  /** Every cluster that anything in the input speaks of. */
  public get clusters(): ReadonlySet<string> {
    this.knownClusters ??= new Set([
      ...this.fleet.clusters.map(cluster => cluster.name),
      ...this.accounts.clusters,
      ...this.permissions.clusters,
      ...this.profileReferences().map(({ cluster }) => cluster),
      ...this.objects.of(CLUSTER_PROFILE).map(profile => profile.name),
    ]);
    return this.knownClusters;
  }

  /** Every copy of every token, in namespaces that see its cluster. */
  public get copies(): readonly Copy[] {
    this.knownCopies ??= copiesOf(this.accounts, this.sets);
    return this.knownCopies;
  }

  /** Credentials for clusters that objects hold themselves. */
  public get credentials(): readonly StoredCredential[] {
    this.knownCredentials ??= storedCredentials(this.objects, this.workloads.all);
    return this.knownCredentials;
  }

  /** MultiKueueClusters and the profiles that they name. */
  public profileReferences() {
    return this.objects.of(MULTIKUEUE_CLUSTER).flatMap(object => {
      const spec = object.manifest.spec;
      const cluster = text(at(spec, 'clusterSource', 'clusterProfileRef', 'name')) || text(at(spec, 'clusterProfileRef', 'name'));
      return cluster === '' ? [] : [{ object, cluster }];
    });
  }

  /** What Kueue's own Roles let its manager do, where they are not in the input (kubernetes-sigs/kueue config/components/rbac). */
  private shippedWithKueue(manager: Manager): ShippedRights[] {
    const [namespace, account] = [manager.object.namespace, manager.workload?.serviceAccount ?? NAMES.serviceAccount];
    if (constantValue(SHIPPED_ROLES).some(role => this.objects.get(ROLE, namespace, role))) {
      return [];
    }
    return [{
      subject: serviceAccountName(namespace, account),
      namespace,
      rights: new Set([
        ...['get', 'list', 'watch', 'update'].map(verb => right(verb, '', 'secrets')),
        ...rightsOf([{ apiGroups: ['multicluster.x-k8s.io'], resources: ['clusterprofiles'], verbs: ['get', 'list', 'watch'] }]),
      ]),
    }];
  }
}
