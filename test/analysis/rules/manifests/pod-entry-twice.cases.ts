import { clusterSet, deployment, IMAGE } from '../../../fixtures/builders';
import { spec } from '../../../fixtures/plugin-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const podEntryTwiceCases: RuleCases = {
  rule: 'pod-entry-twice',
  fires: [
    {
      when: 'a positional patch ran twice',
      field: `${spec}.volumes[1].name`,
      message: 'repeated',
      times: 1,
      manifests: [deployment({
        containers: [{ name: 'c' }],
        volumes: [{ name: 'plugins', image: { reference: IMAGE } }, { name: 'plugins', image: { reference: IMAGE } }],
      })],
    },
    {
      when: 'containers and mounts of init containers are there twice',
      field: `${spec}.initContainers[1].name`,
      message: 'repeated',
      times: 3,
      manifests: [deployment({
        initContainers: [
          { name: 'i', volumeMounts: [{ name: 'a', mountPath: '/p' }, { name: 'b', mountPath: '/p' }] },
          { name: 'i' },
        ],
        containers: [{ name: 'c' }, { name: 'c' }],
      })],
    },
    {
      when: 'a path is mounted twice',
      field: `${spec}.containers[0].volumeMounts[2].mountPath`,
      message: 'repeated',
      times: 2,
      manifests: [deployment({
        containers: [{
          name: 'c',
          volumeMounts: [{ name: 'a', mountPath: '/p' }, { name: 'b', mountPath: '/p' }, { name: 'c', mountPath: '/p' }],
        }],
      })],
    },
  ],
  silent: [{
    manifests: [deployment({
      containers: [{ name: 'c', volumeMounts: [{ name: 'a' }, { name: 'b' }] }],
      volumes: [{ emptyDir: {} }, { emptyDir: {} }],
    })],
  }],
  notApplicable: { manifests: [clusterSet('s', {})] },
};
