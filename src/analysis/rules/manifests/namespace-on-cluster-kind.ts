import { kindOf } from '../../../kubernetes/kinds';
import { Severity } from '../../engine/findings';
import { unset } from '../../engine/fix';
import { defineRule } from '../../engine/rule';

export const namespaceOnClusterKind = defineRule({
  id: 'namespace-on-cluster-kind',
  title: 'A cluster-scoped object names no namespace',
  severity: Severity.WARNING,
  traps: ['T62'],
  looksAt: 'metadata.namespace of cluster-scoped kinds',
  messages: {
    'cluster-scoped': { problem: 'a {kind} is cluster-scoped, and strict tools reject a namespace on it', remedy: 'leave it out' },
  },
  check: (graph, report) => {
    const objects = graph.objects.everything().filter(object => kindOf(object.apiVersion, object.kind)?.namespaced === false);
    for (const object of report.each(objects).filter(o => o.namespace !== '')) {
      report.violation(object, 'cluster-scoped', {
        field: 'metadata.namespace', value: object.namespace, data: { kind: object.kind }, fix: unset(object, ['metadata', 'namespace']),
      });
    }
  },
});
