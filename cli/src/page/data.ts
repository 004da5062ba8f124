/**
 * What the page is given, small enough for thousands of clusters: everything that repeats is written once and referred to by its place. `\u0001` stands
 * where the name of a cluster stood.
 */
export interface PageData {
  readonly summary: string;
  readonly clusters: readonly string[];
  readonly consumers: readonly PageConsumer[];
  readonly strings: readonly string[];
  readonly hops: readonly PageHop[];
  readonly kinds: readonly PageCell[];
  readonly findings: readonly PageFinding[];
  readonly copies: readonly PageCopy[];
}

export type PageState = 'ok' | 'violation' | 'unknown';

export interface PageConsumer {
  readonly name: string;
  readonly account: string;
  /** Service accounts of the hub that use the token. */
  readonly runsAs: readonly string[];
  /** For each cluster, its place in `kinds`; -1 where the application has nothing to do with it. */
  readonly cells: readonly number[];
}

/** One way in which an application stands to a cluster. */
export interface PageCell {
  readonly state: PageState;
  readonly life: string;
  /** Places in `strings`. */
  readonly rights: readonly number[];
  /** Places in `hops`. */
  readonly chain: readonly number[];
}

export interface PageHop {
  readonly hop: string;
  readonly state: PageState | 'not applicable';
  readonly words: string;
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
  /** Objects, each with the places of the clusters it exists for; none where it belongs to no cluster. */
  readonly of: readonly { readonly object: string; readonly clusters?: readonly number[] }[];
}

export interface PageCopy {
  readonly account: string;
  readonly namespace: string;
  readonly readers: readonly string[];
  readonly clusters: readonly number[];
}
