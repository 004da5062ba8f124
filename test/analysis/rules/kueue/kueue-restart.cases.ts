import { kueueConfig, kueueDeployment } from '../../../fixtures/builders';
import { alone } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const kueueRestartCases: RuleCases = {
  rule: 'kueue-restart',
  fires: [{
    when: 'nothing in the pod changes',
    manifests: [kueueConfig(), kueueDeployment({}, { 'kubectl.kubernetes.io/default-container': 'manager', 'prometheus.io/scrape': 'true' })],
    field: 'spec.template.metadata.annotations',
    message: 'no-checksum',
  }],
  silent: [{ manifests: [kueueConfig(), kueueDeployment({}, { 'charts.kueue.x-k8s.io/config-checksum': 'x' })] }],
  notApplicable: alone,
  unknown: [{ manifests: [kueueConfig()], missing: 'kueue-deployment' }],
};
