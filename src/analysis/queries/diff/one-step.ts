import { AccessChangeKind, change, RawChange } from './messages';
import { describeRights } from '../../../kubernetes/rbac-rules';
import { groupBy } from '../../engine/grouping';
import { AccessGraph } from '../../graph/access-graph';
import { oneStepKey, oneStepRights } from '../../graph/tokens/one-step';

/** Rights by which somebody comes to a token in one step in the second state, and not in the first: one line a subject and namespace. */
export function oneStepChanges(first: AccessGraph, second: AccessGraph): RawChange[] {
  const before = new Set(oneStepRights(first).map(oneStepKey));
  const added = oneStepRights(second).filter(step => !before.has(oneStepKey(step)) && !before.has(oneStepKey({ ...step, namespace: '' })));
  return groupBy(added, ({ subject, namespace }) => [subject, namespace]).map(all => {
    const [{ subject, namespace }] = all;
    const rights = describeRights(new Set(all.map(({ given }) => given)));
    return namespace === '' ? change(AccessChangeKind.ONE_STEP, 'one-step-everywhere', { subject, rights })
      : change(AccessChangeKind.ONE_STEP, 'one-step', { subject, rights, namespace });
  });
}
