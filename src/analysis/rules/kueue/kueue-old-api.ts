import { text } from '../../../kubernetes/json';
import { editConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';

const OLD = 'kueue.x-k8s.io/v1beta1';
const OLD_CONFIG = 'config.kueue.x-k8s.io/v1beta1';
const CONFIG = 'config.kueue.x-k8s.io/v1beta2';

export const kueueOldApi: Rule = {
  id: 'kueue-old-api',
  title: 'Kueue\'s objects are written in the API version that knows ClusterProfiles',
  severity: Severity.WARNING,
  traps: ['T56'],
  looksAt: 'apiVersion of Kueue\'s objects and of its configuration',
  check: (graph, report) => {
    for (const object of report.each(graph.objects.everything().filter(o => o.type.startsWith('kueue.x-k8s.io/'))).filter(o => o.apiVersion === OLD)) {
      report.violation(object, {
        field: 'apiVersion',
        value: object.apiVersion,
        wrong: 'is deprecated, and its fields are called and placed otherwise than in v1beta2',
        remedy: ask('write it in v1beta2', 'Which of its fields were renamed?'),
      });
    }
    for (const manager of report.each(graph.managers)) {
      if (text(manager.config?.apiVersion) === OLD_CONFIG && usesClusterProfiles(manager)) {
        report.violation(manager.object, {
          field: `data['${manager.key}'] apiVersion`,
          value: OLD_CONFIG,
          severity: Severity.ERROR,
          wrong: 'has no clusterProfile field, and decoding is strict: the manager exits',
          remedy: editConfiguration(`use ${CONFIG}`, manager, ['apiVersion'], CONFIG),
        });
      }
    }
  },
};
