import { kindOf } from '../../../kubernetes/kinds';
import { Severity } from '../../engine/findings';
import { Rule, unset } from '../../engine/rule';

export const namespaceOnClusterKind: Rule = {
  id: 'namespace-on-cluster-kind',
  title: 'What is no part of a namespace names none',
  severity: Severity.WARNING,
  traps: ['T62'],
  looksAt: 'metadata.namespace of kinds that live beside namespaces',
  check: (graph, report) => {
    const objects = graph.objects.everything().filter(object => kindOf(object.apiVersion, object.kind)?.namespaced === false);
    for (const object of report.each(objects).filter(o => o.namespace !== '')) {
      report.violation(object, {
        field: 'metadata.namespace',
        value: object.namespace,
        wrong: `is set on a ${object.kind}, which is in no namespace; strict tools refuse it`,
        remedy: unset('leave it out', object, ['metadata', 'namespace']),
      });
    }
  },
};
