import { AccessModel } from 'cdk8s-ocm';

/** Rules that report what ends Kueue's manager. */
const ENDS_THE_MANAGER = [
  'kueue-config-invalid',
  'kueue-config-unreadable',
  'kueue-framework-unknown',
  'kueue-old-api',
  'kueue-provider-key',
  'provider-exec',
  'provider-interactive-mode',
];

/** What the analyzer finds in the configuration of a release: the messages of what would end its manager, and of what it ignores. */
export function findingsIn(text: string, kueue: string): string[] {
  const configMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kueue-manager-config', namespace: 'kueue-system' },
    data: { 'controller_manager_config.yaml': text },
  };
  const { findings } = AccessModel.fromManifests([configMap], { releases: { kueue } });
  return findings
    .filter(({ rule, severity, messageId }) => ENDS_THE_MANAGER.includes(rule) && (severity === 'error' || messageId === 'second-document'))
    .map(({ message }) => message);
}
