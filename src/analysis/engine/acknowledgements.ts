import { text } from '../../kubernetes/json';
import { Picture } from '../graph/access-graph';
import { SET_BINDING } from '../input/kinds';
import { annotation, Obj } from '../input/objects';
import { AcknowledgedCopy } from '../input/options';

/**
 * On the ManagedClusterSetBinding of the receiving namespace: which accounts' tokens may be copied there, one a line as
 * `<account>: <reason>`.
 */
export const ACKNOWLEDGED_COPIES = 'cdk8s-ocm/acknowledged-copies';

export interface Acknowledgement extends AcknowledgedCopy {
  readonly object?: Obj;
}

export function acknowledgements(picture: Picture): Acknowledgement[] {
  const annotated = picture.objects.of(SET_BINDING).flatMap(object => text(annotation(object, ACKNOWLEDGED_COPIES)).split('\n').flatMap(line => {
    const colon = line.indexOf(':');
    const account = (colon < 0 ? line : line.slice(0, colon)).trim();
    return account === '' ? [] : [{ account, namespace: object.namespace, reason: colon < 0 ? '' : line.slice(colon + 1).trim(), object }];
  }));
  return [...annotated, ...picture.options.acknowledgedCopies ?? []];
}

/** The reason, if somebody gave one. */
export function acknowledgement(picture: Picture, account: string, namespace: string): string | undefined {
  return acknowledgements(picture).find(a => a.account === account && a.namespace === namespace && a.reason.trim() !== '')?.reason;
}
