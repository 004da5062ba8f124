import { KUBERNETES_RELEASES } from './facts';
import { Component } from '../component';

export const KUBERNETES = {
  key: 'kubernetes',
  name: 'Kubernetes',
  className: 'KubernetesRelease',
  releases: KUBERNETES_RELEASES,
  problems: [],
} as const satisfies Component;
