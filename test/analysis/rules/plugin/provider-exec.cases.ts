import { argoCd, entry, others, withExec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const providerExecCases: RuleCases = {
  rule: 'provider-exec',
  fires: [
    {
      when: 'the version is old',
      manifests: withExec({ apiVersion: 'client.authentication.k8s.io/v1beta1' }),
      field: entry('execConfig.apiVersion'),
      message: 'version',
    },
    {
      when: 'cluster information is off',
      manifests: withExec({ provideClusterInfo: false }),
      field: entry('execConfig.provideClusterInfo'),
      message: 'no-cluster-info',
    },
    {
      when: 'cluster information is left out',
      manifests: withExec({ provideClusterInfo: undefined }),
      field: entry('execConfig.provideClusterInfo'),
      message: 'no-cluster-info',
    },
    {
      when: 'Argo CD runs the plugin in an old version',
      manifests: [argoCd({ apiVersion: 'client.authentication.k8s.io/v1beta1' })],
      field: 'config execProviderConfig apiVersion',
      message: 'version',
    },
    {
      when: 'Argo CD says a word for true',
      manifests: [argoCd({ provideClusterInfo: 'true' })],
      field: 'config execProviderConfig provideClusterInfo',
      message: 'no-cluster-info',
    },
  ],
  silent: [{ manifests: [argoCd({ provideClusterInfo: true })] }],
  notApplicable: others,
};
