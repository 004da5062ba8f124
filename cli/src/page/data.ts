/**
 * What the page gets, small enough for thousands of clusters: everything that repeats is written once and referred to by its index. `\u0001` is the
 * placeholder for the name of a cluster.
 */
export interface PageData {
  readonly summary: string;
  readonly clusters: readonly string[];
  readonly consumers: readonly PageConsumer[];
  readonly strings: readonly string[];
  readonly steps: readonly PageStep[];
  readonly accesses: readonly PageAccess[];
  readonly findings: readonly PageFinding[];
  readonly copies: readonly PageCopy[];
}

export const CLUSTER = '\u0001';

export type PageState = 'complete' | 'broken' | 'unknown';

export interface PageConsumer {
  readonly name: string;
  readonly account: string;
  /** Service accounts of the hub that use the token. */
  readonly runsAs: readonly string[];
  /** For each cluster, an index into `accesses`; -1 where the consumer has no access to it. */
  readonly cells: readonly number[];
}

/** The access of a consumer to clusters that differ in nothing but their name. */
export interface PageAccess {
  readonly state: PageState;
  readonly validity: string;
  /** Indexes into `strings`. */
  readonly rights: readonly number[];
  /** Indexes into `steps`. */
  readonly path: readonly number[];
}

export interface PageStep {
  readonly step: string;
  readonly state: 'ok' | 'broken' | 'unknown' | 'not applicable';
  readonly description: string;
  readonly object?: string;
  readonly field?: string;
}

export interface PageFinding {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly rule: string;
  readonly title: string;
  /** The first of them. */
  readonly object: string;
  readonly message: string;
  readonly question?: string;
  readonly place?: string;
  readonly count: number;
  /** Objects, each with the indexes of its clusters; without clusters where it belongs to none. */
  readonly of: readonly { readonly object: string; readonly clusters?: readonly number[] }[];
}

export interface PageCopy {
  readonly account: string;
  readonly namespace: string;
  readonly readers: readonly string[];
  readonly clusters: readonly number[];
}
