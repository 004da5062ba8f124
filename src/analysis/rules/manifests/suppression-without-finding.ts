import { ACKNOWLEDGED_COPIES, SUPPRESS_PREFIX } from '../../../ocm/annotations';
import { Acknowledgement, acknowledgements } from '../../engine/acknowledgements';
import { Severity } from '../../engine/findings';
import { unset } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { ObjectReference, referenceTo } from '../../input/objects';
import { foreignCopies } from '../../queries/foreign-copies';

const UNUSED = 'suppresses no finding';

export const suppressionWithoutFinding = defineRule({
  id: 'suppression-without-finding',
  title: 'Each suppression has a reason and suppresses something',
  severity: Severity.WARNING,
  traps: [],
  looksAt: 'suppressions and acknowledged copies, in annotations and in ocm-access.yaml',
  messages: {
    'no-reason': { problem: 'has no reason, and so has no effect', remedy: 'give a reason', question: 'Why is this right?' },
    'unused-annotation': { problem: UNUSED, remedy: 'remove it' },
    'unused-option': { problem: UNUSED, remedy: 'remove it from the options', question: 'Should rule \'{rule}\' still be suppressed?' },
    'unused-acknowledgement': {
      problem: 'acknowledges a copy that does not exist',
      remedy: 'remove it',
      question: 'Does namespace \'{namespace}\' still share clusters with the application of \'{account}\'?',
    },
  },
  check: () => undefined,
  afterwards: (graph, report, unused) => {
    for (const { object, rule, kind, namespace, name, reason } of unused) {
      const where = object ?? inOptions(kind, namespace, name);
      const key = `${SUPPRESS_PREFIX}${rule}`;
      const place = object ? { field: `metadata.annotations['${key}']`, value: reason } : { field: 'suppressions', value: rule };
      if (reason.trim() === '') {
        report.violation(where, 'no-reason', place);
      } else if (object) {
        report.violation(where, 'unused-annotation', { ...place, fix: unset(object, ['metadata', 'annotations', key]) });
      } else {
        report.violation(where, 'unused-option', { ...place, data: { rule } });
      }
    }
    for (const { account, namespace, reason, object } of unusedAcknowledgements(graph)) {
      const where = object ? referenceTo(object) : { apiVersion: 'v1', kind: 'Namespace', name: namespace };
      const place = { field: object ? `metadata.annotations['${ACKNOWLEDGED_COPIES}']` : 'acknowledgedCopies', value: `${account}: ${reason}` };
      if (reason.trim() === '') {
        report.violation(where, 'no-reason', place);
      } else {
        report.violation(where, 'unused-acknowledgement', { ...place, data: { namespace, account } });
      }
    }
  },
});

/** Those without a reason, and those of copies that the fleet shows not to exist. */
function unusedAcknowledgements(graph: AccessGraph): Acknowledgement[] {
  const own = acknowledgements(graph).filter(({ object }) => !object?.background);
  if (own.length === 0) {
    return [];
  }
  const copies = foreignCopies(graph);
  const exists = (a: Acknowledgement) => copies.some(copy => copy.account === a.account && copy.namespace === a.namespace);
  const isStale = (a: Acknowledgement) => graph.fleet.known && !exists(a) && graph.sets.boundTo(a.namespace).length > 0;
  return own.filter(a => a.reason.trim() === '' || isStale(a));
}

function inOptions(kind: string, namespace?: string, name?: string): ObjectReference {
  return { apiVersion: '-', kind, ...(namespace === undefined ? {} : { namespace }), name: name ?? '*' };
}
