import { deployment, pod } from '../../../fixtures/builders';
import { entry, others, spec, withExec, withPod } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const pluginCommandPathCases: RuleCases = {
  rule: 'plugin-command-path',
  fires: [
    { when: 'the command is elsewhere', manifests: withExec({ command: '/bin/cp-creds' }), field: entry('execConfig.command'), message: 'other-path' },
    {
      when: 'no container mounts it',
      field: entry('execConfig.command'),
      message: 'not-mounted',
      manifests: withPod({ containers: [{ name: 'controller', volumeMounts: [{ name: 'providers', mountPath: '/etc/providers' }] }] }),
    },
    {
      when: 'a container is to run it from elsewhere',
      manifests: [deployment(pod({
        containers: [{
          name: 'c',
          image: 'c:v1',
          args: ['--managed-serviceaccount=x', '/opt/cp-creds'],
          volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }],
        }],
      }))],
      field: `${spec}.containers[0] command`,
      message: 'other-path',
    },
    {
      when: 'two containers mount it at two paths, and neither is asked for',
      field: entry('execConfig.command'),
      message: 'other-paths',
      manifests: withPod({
        containers: [
          {
            name: 'a',
            volumeMounts: [{ name: 'plugins', mountPath: '/a' }, { name: 'providers', mountPath: '/etc/providers' }],
          }, { name: 'b', volumeMounts: [{ name: 'plugins', mountPath: '/b/' }] },
        ],
      }),
    },
  ],
  silent: [{
    manifests: withPod({ containers: [{ name: 'c', volumeMounts: [{ name: 'plugins', mountPath: '/plugins/' }, { name: 'providers', mountPath: '/p' }] }] }),
  }],
  notApplicable: others,
  unknown: [{
    manifests: withPod({ initContainers: [], volumes: [{ name: 'providers', configMap: { name: 'my-app-providers' } }] }),
    missing: 'container-image',
  }],
};
