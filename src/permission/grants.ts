import { clusterPermissionSpec, PermissionTarget } from './cluster-permission';
import { PermissionSet } from './permission-set';
import { ClusterPermissionSpec } from '../../imports/rbac.open-cluster-management.io';
import { ManagedCluster } from '../hub/managed-cluster';

/**
 * What was granted on which cluster. Thousands of clusters share few combinations of grants: each combination is put together once,
 * and as soon as it comes up, so that one which cannot be expressed is an error at the call that made it.
 */
export class Grants {
  private readonly permissions: PermissionSet[] = [];
  /** Indices into `permissions`, joined: `0,2`. */
  private readonly byCluster: Map<string, string>;
  private readonly specs = new Map<string, ClusterPermissionSpec>();

  public constructor(private readonly target: PermissionTarget, clusters: readonly ManagedCluster[]) {
    this.byCluster = new Map(clusters.map(cluster => [cluster.name, '']));
  }

  public add(permission: PermissionSet, clusters: readonly ManagedCluster[]): void {
    const index = this.permissions.push(permission) - 1;
    const combinations = new Map(clusters.map(({ name }) => {
      const before = this.byCluster.get(name);
      return [name, before ? `${before},${index}` : String(index)];
    }));
    for (const combination of new Set(combinations.values())) {
      this.specs.set(combination, clusterPermissionSpec(this.target, this.resolve(combination)));
    }
    combinations.forEach((combination, name) => this.byCluster.set(name, combination));
  }

  public of(cluster: ManagedCluster): PermissionSet[] {
    return this.resolve(this.byCluster.get(cluster.name) ?? '');
  }

  public spec(cluster: ManagedCluster): ClusterPermissionSpec | undefined {
    return this.specs.get(this.byCluster.get(cluster.name) ?? '');
  }

  private resolve(combination: string): PermissionSet[] {
    return combination === '' ? [] : combination.split(',').map(index => this.permissions[Number(index)]);
  }
}
