import { text } from '../../../kubernetes/json';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';

const OLD = 'kueue.x-k8s.io/v1beta1';
const OLD_CONFIG = 'config.kueue.x-k8s.io/v1beta1';
const CONFIG = 'config.kueue.x-k8s.io/v1beta2';

export const kueueOldApi = defineRule({
  id: 'kueue-old-api',
  title: 'Kueue\'s objects use the API version that knows ClusterProfiles',
  severity: Severity.WARNING,
  traps: ['T56'],
  looksAt: 'apiVersion of Kueue\'s objects and of its configuration',
  messages: {
    object: {
      problem: 'is deprecated; v1beta2 has renamed and moved some of its fields',
      remedy: 'use v1beta2',
      question: 'Which of the fields of this object were renamed?',
    },
    configuration: { problem: 'has no clusterProfile field, and decoding is strict: the manager exits', remedy: 'use {current}' },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.objects.everything().filter(o => o.type.startsWith('kueue.x-k8s.io/'))).filter(o => o.apiVersion === OLD)) {
      report.violation(object, 'object', { field: 'apiVersion', value: object.apiVersion });
    }
    for (const manager of report.each(graph.managers)) {
      if (text(manager.config?.apiVersion) === OLD_CONFIG && usesClusterProfiles(manager)) {
        report.violation(manager.object, 'configuration', {
          field: `data['${manager.key}'] apiVersion`,
          value: OLD_CONFIG,
          severity: Severity.ERROR,
          data: { current: CONFIG },
          fix: editConfiguration(manager, ['apiVersion'], CONFIG),
        });
      }
    }
  },
});
