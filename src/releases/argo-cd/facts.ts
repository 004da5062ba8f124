import { Fact } from '../fact';

/** Argo CD minors around the change that made the credential plugin usable. */
export const ARGO_CD_VERSIONS = ['3.4', '3.5'];

/** Whether `execProviderConfig` can pass cluster information to the plugin, without which the plugin refuses to work. */
export const EXEC_CLUSTER_INFO: Fact<boolean> = [
  { since: '3.4', value: false, source: 'argoproj/argo-cd v3.4.6 (no provideClusterInfo in execProviderConfig)', proof: 'read' },
  { since: '3.5', value: true, source: 'argoproj/argo-cd pull request 27976, first tag v3.5.0', proof: 'read' },
];
