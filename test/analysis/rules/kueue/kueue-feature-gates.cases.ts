import { configuration, kueueConfig, kueueDeployment, worker } from '../../../fixtures/builders';
import { alone, KEY } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

/** As applied over Kueue's own. */
const partialKueue = () => ({
  ...kueueDeployment(),
  spec: { template: { spec: { containers: [{ name: 'manager' }], volumes: [{ name: 'config', configMap: { name: 'kueue-manager-config' } }] } } },
});

export const kueueFeatureGatesCases: RuleCases = {
  rule: 'kueue-feature-gates',
  fires: [
    {
      when: 'they are on the command line too',
      field: 'spec.template.spec.containers args',
      message: 'two-places',
      manifests: [
        kueueConfig(),
        kueueDeployment({ containers: [{ name: 'manager', args: ['--feature-gates=A=true'], volumeMounts: [{ name: 'config', mountPath: '/c' }] }] }),
      ],
    },
    ...[
      ['--feature-gates=A=true'],
      ['-feature-gates', 'A=true,B=false'],
      ['--feature-gates', 'A=true'],
      ['--feature-gates=A=true,MultiKueueClusterProfile=false'],
    ].map(args => ({
      when: `the command line has others on, as ${args.join(' ')}`,
      field: 'spec.template.spec.containers args',
      message: 'flag-without-gate',
      manifests: [
        kueueConfig(configuration({ featureGates: undefined })),
        kueueDeployment({ containers: [{ name: 'manager', image: 'm:v1', args: [...args, '--v=2'] }] }),
      ],
    })),
    {
      when: 'the gate is switched off',
      manifests: [kueueConfig(configuration({ featureGates: { MultiKueueClusterProfile: false } })), kueueDeployment()],
      field: `${KEY} featureGates.MultiKueueClusterProfile`,
      message: 'gate-off',
    },
    {
      when: 'the gate is nowhere',
      manifests: [kueueConfig(configuration({ featureGates: undefined })), kueueDeployment()],
      field: `${KEY} featureGates.MultiKueueClusterProfile`,
      message: 'gate-off',
    },
    {
      when: 'it is Kueue as it ships, and a worker names a ClusterProfile',
      manifests: [...alone.manifests.slice(1), kueueConfig(configuration({ featureGates: undefined, multiKueue: undefined })), worker('w1')],
      field: `${KEY} featureGates.MultiKueueClusterProfile`,
      message: 'gate-off',
    },
  ],
  silent: [
    ...[
      ['--feature-gates', 'MultiKueueClusterProfile=true'],
      ['-feature-gates=A=false,MultiKueueClusterProfile=true'],
      ['--feature-gates=MultiKueueClusterProfile=True,A=false'],
    ].map(args => ({
      manifests: [kueueConfig(configuration({ featureGates: undefined })), kueueDeployment({ containers: [{ name: 'manager', args, volumeMounts: [] }] })],
    })),
    { manifests: [kueueConfig(), kueueDeployment({ containers: [{ name: 'manager', args: ['--x--feature-gates=A=true'] }] })] },
    { manifests: [kueueConfig(configuration({ featureGates: undefined })), partialKueue()] },
  ],
  notApplicable: alone,
  unknown: [{ manifests: [kueueConfig()], missing: 'kueue-deployment' }],
};
