import type { AccessDiff } from '../analyzer';

/** What changed, as far as it could be read. */
export interface FullDiff extends AccessDiff {
  /** The commit of the base has nothing at the path: it counts as empty, so that all access of the head is a gain. */
  readonly baseIsMissing: boolean;
  /** What could not be read: a change may be in it. */
  readonly unreadable: readonly string[];
  /** What the input after the change holds beside manifests, and what of it is not read. */
  readonly passedOver: readonly string[];
}
