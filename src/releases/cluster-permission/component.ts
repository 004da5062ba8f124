import { CLUSTER_PERMISSION_RELEASES, SERVED_OBJECTS } from './facts';
import { Component } from '../component';

export const CLUSTER_PERMISSION = {
  key: 'clusterPermission',
  name: 'cluster-permission',
  className: 'ClusterPermissionRelease',
  releases: CLUSTER_PERMISSION_RELEASES,
  problems: [],
  served: SERVED_OBJECTS,
} as const satisfies Component;
