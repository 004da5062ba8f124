import { text } from '../../kubernetes/json';
import { ACKNOWLEDGED_COPIES } from '../../ocm/annotations';
import { SET_BINDING } from '../../ocm/kinds';
import { AccessGraph } from '../graph/access-graph';
import { annotation, KubeObject } from '../input/objects';
import { AcknowledgedCopy } from '../input/options';

export interface Acknowledgement extends AcknowledgedCopy {
  readonly object?: KubeObject;
}

export function acknowledgements(graph: AccessGraph): Acknowledgement[] {
  const annotated = graph.objects.of(SET_BINDING).flatMap(object => text(annotation(object, ACKNOWLEDGED_COPIES)).split('\n').flatMap(line => {
    const colon = line.indexOf(':');
    const account = (colon < 0 ? line : line.slice(0, colon)).trim();
    return account === '' ? [] : [{ account, namespace: object.namespace, reason: colon < 0 ? '' : line.slice(colon + 1).trim(), object }];
  }));
  return [...annotated, ...graph.options.acknowledgedCopies ?? []];
}

/** The first with a reason. */
export function acknowledgement(graph: AccessGraph, account: string, namespace: string): Acknowledgement | undefined {
  return acknowledgements(graph).find(a => a.account === account && a.namespace === namespace && a.reason.trim() !== '');
}
