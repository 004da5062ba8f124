import { admissionCheck, clusterQueue } from '../../../fixtures/builders';
import { none } from '../../../fixtures/kueue-inputs';
import { RuleCases } from '../../../fixtures/rule-cases';

export const clusterQueueChecksCases: RuleCases = {
  rule: 'cluster-queue-checks',
  fires: [
    {
      when: 'there are two',
      manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a'), admissionCheck('b')],
      field: 'spec.admissionChecksStrategy.admissionChecks',
      message: 'several',
    },
    {
      when: 'provisioning is beside it',
      manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a'), admissionCheck('b', 'kueue.x-k8s.io/provisioning-request')],
      field: 'spec.admissionChecksStrategy.admissionChecks',
      message: 'provisioning',
    },
    {
      when: 'it is for one flavor of two',
      manifests: [clusterQueue([{ name: 'a', onFlavors: ['spot'] }]), admissionCheck('a')],
      field: 'spec.admissionChecksStrategy.admissionChecks[0].onFlavors',
      message: 'some-flavors',
    },
  ],
  silent: [
    {
      manifests: [
        clusterQueue([{ name: 'a', onFlavors: ['spot', 'default'] }, { name: 'b' }]),
        admissionCheck('a'),
        admissionCheck('b', 'open-cluster-management.io/placement'),
      ],
    },
    { manifests: [clusterQueue([{ name: 'b', onFlavors: ['spot'] }]), admissionCheck('b', 'other')] },
    { manifests: [clusterQueue([{ name: 'b' }]), admissionCheck('b', 'kueue.x-k8s.io/provisioning-request')] },
    { manifests: [clusterQueue([{ name: 'a' }])] },
  ],
  notApplicable: none,
  unknown: [
    { manifests: [clusterQueue([{ name: 'a' }, { name: 'b' }]), admissionCheck('a')], options: { complete: false }, missing: 'admission-checks' },
    { manifests: [clusterQueue([{ name: 'a' }])], options: { complete: false }, missing: 'admission-checks' },
  ],
};
