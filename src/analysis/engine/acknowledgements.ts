import { text } from '../../kubernetes/json';
import { ACKNOWLEDGED_COPIES } from '../../ocm/annotations';
import { SET_BINDING } from '../../ocm/kinds';
import { Picture } from '../graph/access-graph';
import { annotation, Obj } from '../input/objects';
import { AcknowledgedCopy } from '../input/options';

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
