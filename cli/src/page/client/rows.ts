import type { PageData, PageState } from '../data';

/** A line of the table: one cluster, or clusters that are alike. */
export interface Row {
  /** Indexes of the clusters. */
  readonly clusters: readonly number[];
  /** Inside an opened group. */
  readonly child: boolean;
  readonly open: boolean;
  readonly key: string;
  /** The worst state of the access of the consumers shown. */
  readonly worst?: PageState;
}

/** Which lines to show. */
export interface Filter {
  readonly search: string;
  readonly state: PageState | '';
  /** Indexes of the consumers shown. */
  readonly consumers: readonly number[];
  readonly alike: boolean;
  readonly open: ReadonlySet<string>;
}

const WORST: readonly PageState[] = ['broken', 'unknown', 'complete'];

/** The lines that the filter selects; broken access first, then what is rare. */
export class Rows {
  private readonly texts: readonly string[];
  private readonly names: readonly string[];

  public constructor(private readonly data: PageData) {
    this.texts = data.accesses.map(({ state, validity, rights, path }) => [
      state, validity, ...rights.map(index => data.strings[index]), ...path.map(index => data.steps[index].description),
    ].join('\n').toLowerCase());
    this.names = data.clusters.map(name => name.toLowerCase());
  }

  public of(filter: Filter): Row[] {
    const clusters = this.matching(filter);
    const groups = new Map<string, number[]>();
    for (const cluster of clusters) {
      const key = filter.consumers.map(consumer => this.data.consumers[consumer].cells[cluster]).join(' ');
      const group = groups.get(key);
      if (group) {
        group.push(cluster);
      } else {
        groups.set(key, [cluster]);
      }
    }
    const sorted = [...groups].map(([key, members]) => ({ key, members, rank: this.rank(filter.consumers, members[0]) }))
      .sort((a, b) => a.rank - b.rank || a.members.length - b.members.length || a.members[0] - b.members[0]);
    const single = (cluster: number, child: boolean, rank: number): Row => ({ clusters: [cluster], child, open: false, key: '', worst: WORST[rank] });
    // A search shows each cluster that it finds.
    const alike = filter.alike && filter.search.trim() === '';
    return sorted.flatMap(({ key, members, rank }): Row[] => !alike || members.length === 1 ? members.map(cluster => single(cluster, false, rank)) : [
      { clusters: members, child: false, open: filter.open.has(key), key, worst: WORST[rank] },
      ...filter.open.has(key) ? members.map(cluster => single(cluster, true, rank)) : [],
    ]);
  }

  private matching({ search, state, consumers }: Filter): number[] {
    const words = search.toLowerCase().split(/\s+/).filter(word => word !== '');
    // Many clusters share few accesses: each is searched once.
    const hits = words.map(word => this.texts.map(text => text.includes(word)));
    const columns = consumers.map(consumer => this.data.consumers[consumer]);
    const named = words.map(word => columns.map(({ name }) => name.toLowerCase().includes(word)));
    return this.names.flatMap((name, cluster) => {
      const cells = columns.map(({ cells: all }) => all[cluster]);
      const found = words.every((word, w) => name.includes(word) || cells.some((access, c) => access >= 0 && (hits[w][access] || named[w][c])));
      const inState = state === '' || cells.some(access => access >= 0 && this.data.accesses[access].state === state);
      return found && inState ? [cluster] : [];
    });
  }

  private rank(consumers: readonly number[], cluster: number): number {
    const accesses = consumers.map(consumer => this.data.consumers[consumer].cells[cluster]).filter(access => access >= 0);
    const states = accesses.map(access => WORST.indexOf(this.data.accesses[access].state));
    return Math.min(WORST.length, ...states);
  }
}
