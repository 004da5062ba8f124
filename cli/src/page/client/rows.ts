import type { PageData, PageState } from '../data';

/** A line of the table: one cluster, or clusters that are alike. */
export interface Row {
  /** Places of the clusters. */
  readonly clusters: readonly number[];
  /** Inside an opened group. */
  readonly child: boolean;
  readonly open: boolean;
  readonly key: string;
  /** The worst way in which one of the applications shown stands to it. */
  readonly worst?: PageState;
}

export interface Wish {
  readonly search: string;
  readonly state: PageState | '';
  /** Places of the applications shown. */
  readonly consumers: readonly number[];
  readonly alike: boolean;
  readonly open: ReadonlySet<string>;
}

const WORST: readonly PageState[] = ['violation', 'unknown', 'ok'];

/** The lines that a person wishes to see; what is broken first, then what is rare. */
export class Rows {
  private readonly texts: readonly string[];
  private readonly names: readonly string[];

  public constructor(private readonly data: PageData) {
    const words: Record<string, string> = { ok: 'works', violation: 'broken', unknown: 'unknown' };
    this.texts = data.kinds.map(({ state, life, rights, chain }) => [
      words[state], life, ...rights.map(place => data.strings[place]), ...chain.map(place => data.hops[place].words),
    ].join('\n').toLowerCase());
    this.names = data.clusters.map(name => name.toLowerCase());
  }

  public of(wish: Wish): Row[] {
    const clusters = this.matching(wish);
    const groups = new Map<string, number[]>();
    for (const cluster of clusters) {
      const key = wish.consumers.map(consumer => this.data.consumers[consumer].cells[cluster]).join(' ');
      const group = groups.get(key);
      if (group) {
        group.push(cluster);
      } else {
        groups.set(key, [cluster]);
      }
    }
    const sorted = [...groups].map(([key, members]) => ({ key, members, rank: this.rank(wish.consumers, members[0]) }))
      .sort((a, b) => a.rank - b.rank || a.members.length - b.members.length || a.members[0] - b.members[0]);
    const single = (cluster: number, child: boolean, rank: number): Row => ({ clusters: [cluster], child, open: false, key: '', worst: WORST[rank] });
    // Who searches wants to see what was found, not how many.
    const alike = wish.alike && wish.search.trim() === '';
    return sorted.flatMap(({ key, members, rank }): Row[] => !alike || members.length === 1 ? members.map(cluster => single(cluster, false, rank)) : [
      { clusters: members, child: false, open: wish.open.has(key), key, worst: WORST[rank] },
      ...wish.open.has(key) ? members.map(cluster => single(cluster, true, rank)) : [],
    ]);
  }

  private matching({ search, state, consumers }: Wish): number[] {
    const words = search.toLowerCase().split(/\s+/).filter(word => word !== '');
    // Ways to stand are few where clusters are many: each is searched once.
    const hits = words.map(word => this.texts.map(text => text.includes(word)));
    const columns = consumers.map(consumer => this.data.consumers[consumer]);
    const named = words.map(word => columns.map(({ name }) => name.toLowerCase().includes(word)));
    return this.names.flatMap((name, cluster) => {
      const cells = columns.map(({ cells: all }) => all[cluster]);
      const found = words.every((word, w) => name.includes(word) || cells.some((kind, c) => kind >= 0 && (hits[w][kind] || named[w][c])));
      const stands = state === '' || cells.some(kind => kind >= 0 && this.data.kinds[kind].state === state);
      return found && stands ? [cluster] : [];
    });
  }

  private rank(consumers: readonly number[], cluster: number): number {
    const kinds = consumers.map(consumer => this.data.consumers[consumer].cells[cluster]).filter(kind => kind >= 0);
    const states = kinds.map(kind => WORST.indexOf(this.data.kinds[kind].state));
    return Math.min(WORST.length, ...states);
  }
}
