import { CLUSTER_PROXY_RELEASES } from './facts';
import { KNOWN_PROBLEMS } from './known-problems';
import { Component } from '../component';

export const CLUSTER_PROXY = {
  key: 'clusterProxy',
  name: 'cluster-proxy',
  className: 'ClusterProxyRelease',
  releases: CLUSTER_PROXY_RELEASES,
  problems: KNOWN_PROBLEMS,
} as const satisfies Component;
