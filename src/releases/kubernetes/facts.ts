import { CataloguedReleases, versionsOf } from '../component';
import { Fact } from '../fact';

/** Kubernetes minors from Kueue's documented floor to the newest read. */
export const KUBERNETES_RELEASES: readonly CataloguedReleases[] = [
  { versions: ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34'], source: 'the modules k8s.io/kubernetes@v1.29.15 … v1.34.2', proof: 'read' },
  { versions: ['1.35', '1.36', '1.37'], source: 'the modules k8s.io/kubernetes@v1.35.4, v1.36.0, v1.37.2', proof: 'read' },
];

export const KUBERNETES_VERSIONS = versionsOf(KUBERNETES_RELEASES);

/**
 * Whether a pod may mount an image as a volume without anybody turning on a feature gate.
 * Executing a file from it was promised only with the second beta (1.34), which was still off.
 */
export const IMAGE_VOLUMES: Fact<boolean> = [
  { since: '1.29', value: false, source: 'kubernetes/enhancements KEP-4639 (alpha in 1.31, beta and off in 1.33)', proof: 'read' },
  {
    since: '1.35',
    value: true,
    source: 'kubernetes/kubernetes pkg/features/kube_features.go@v1.37.2 (on by default in 1.35, locked in 1.36)',
    proof: 'run:schema',
  },
];
