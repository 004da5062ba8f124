import { ACKNOWLEDGED_COPIES, SUPPRESS_PREFIX } from '../../../ocm/annotations';
import { Acknowledgement, acknowledgements } from '../../engine/acknowledgements';
import { Decision } from '../../engine/decision';
import { Severity } from '../../engine/findings';
import { ask, RuleContext, Rule, unset } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { ObjectReference, referenceTo } from '../../input/objects';
import { foreignCopies } from '../../queries/foreign-copies';

export const suppressionWithoutFinding: Rule = {
  id: 'suppression-without-finding',
  title: 'What somebody decided to live with is still there, and has a reason',
  severity: Severity.WARNING,
  traps: [],
  looksAt: 'suppressions and acknowledged copies, in annotations and in ocm-access.yaml',
  check: () => undefined,
  afterwards: (graph, report, unused) => {
    unused.forEach(decision => sayUnused(report, decision));
    sayUnusedAcknowledgements(graph, report);
  },
};

function sayUnused(report: RuleContext, { object, rule, kind, namespace, name, reason }: Decision): void {
  const wrong = reason.trim() === '' ? 'has no reason, and so it counts for nothing' : 'meets no finding';
  const where = object ?? inOptions(kind, namespace, name);
  const key = `${SUPPRESS_PREFIX}${rule}`;
  report.violation(where, {
    field: object ? `metadata.annotations['${key}']` : 'suppressions',
    value: object ? reason : rule,
    wrong,
    remedy: reason.trim() === '' ? ask('give a reason', 'Why is that right?')
      : object ? unset('take it out', object, ['metadata', 'annotations', key]) : ask('take it out of the options', `Is rule '${rule}' still meant to be suppressed?`),
  });
}

function sayUnusedAcknowledgements(graph: AccessGraph, report: RuleContext): void {
  const all = acknowledgements(graph);
  if (all.length === 0) {
    return;
  }
  const copies = foreignCopies(graph);
  const met = (a: Acknowledgement) => copies.some(copy => copy.account === a.account && copy.namespace === a.namespace);
  const own = all.filter(a => !a.object?.background);
  const stale = (a: Acknowledgement) => graph.fleet.known && !met(a) && graph.sets.boundTo(a.namespace).length > 0;
  for (const { account, namespace, reason, object } of own.filter(a => a.reason.trim() === '' || stale(a))) {
    report.violation(object ? referenceTo(object) : { apiVersion: 'v1', kind: 'Namespace', name: namespace }, {
      field: object ? `metadata.annotations['${ACKNOWLEDGED_COPIES}']` : 'acknowledgedCopies',
      value: `${account}: ${reason}`,
      wrong: reason.trim() === '' ? 'has no reason, and so it counts for nothing' : 'meets no copy of a token',
      remedy: reason.trim() === '' ? ask('give a reason', 'Why is that right?') : ask('take it out', `Does '${namespace}' still share clusters with the application of '${account}'?`),
    });
  }
}

function inOptions(kind: string, namespace?: string, name?: string): ObjectReference {
  return { apiVersion: '-', kind, ...(namespace === undefined ? {} : { namespace }), name: name ?? '*' };
}
