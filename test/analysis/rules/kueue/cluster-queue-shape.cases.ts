import { clusterQueue } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

const listing = (coveredResources: string[], names: string[]) =>
  clusterQueue([], { resourceGroups: [{ coveredResources, flavors: [{ name: 'f', resources: names.map(name => ({ name, nominalQuota: 1 })) }] }] });

export const clusterQueueShapeCases: RuleCases = {
  rule: 'cluster-queue-shape',
  fires: [
    {
      when: 'it has no namespace selector',
      manifests: [clusterQueue([], { namespaceSelector: undefined })],
      field: 'spec.namespaceSelector',
      message: 'no-namespaces',
    },
    { when: 'the selector is null', manifests: [clusterQueue([], { namespaceSelector: null })], field: 'spec.namespaceSelector', message: 'no-namespaces' },
    {
      when: 'resources are in another order',
      field: 'spec.resourceGroups[0].flavors[0].resources',
      message: 'order',
      manifests: [clusterQueue(
        [],
        {
          resourceGroups: [{
            coveredResources: ['cpu', 'memory'],
            flavors: [{ name: 'f', resources: [{ name: 'memory', nominalQuota: 1 }, { name: 'cpu', nominalQuota: 2 }] }],
          }],
        },
      )],
    },
    {
      when: 'two of three are exchanged',
      field: 'spec.resourceGroups[0].flavors[0].resources',
      message: 'order',
      manifests: [listing(['cpu', 'memory', 'gpu'], ['cpu', 'gpu', 'memory'])],
    },
  ],
  // What is left out or is another is told by the API server.
  silent: [['memory'], ['memory', 'gpu'], ['memory', 'cpu', 'gpu'], ['cpu', 'memory']].map(names => ({ manifests: [listing(['cpu', 'memory'], names)] })),
  notApplicable: none,
};
