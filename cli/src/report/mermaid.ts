import { clustersOf, joinBindings } from './sections';
import { counted, groupBy, PathState, some, spellPlaced, type AccessReport, type PlacedRight } from '../analyzer';

/** Above this nobody can read a graph, and GitHub does not draw it. */
const MOST_EDGES = 100;

interface Edge {
  readonly from: string;
  readonly clusters: readonly string[];
  readonly label: string;
  readonly arrow: '-->' | '-.->';
  readonly broken: boolean;
}

/** Consumers, accounts without a known one and hub identities on the left, groups of clusters on the right. */
export function mermaidOf(report: AccessReport): string {
  const edges = edgesOf(report);
  if (edges.length === 0) {
    return 'The input gives nobody access to a cluster.';
  }
  const drawn = [...edges.filter(({ broken }) => broken), ...edges.filter(({ broken }) => !broken)].slice(0, MOST_EDGES);
  const nodes = new Map<string, string>();
  const node = (key: readonly string[], prefix: string) => {
    const known = nodes.get(JSON.stringify(key)) ?? `${prefix}${nodes.size}`;
    nodes.set(JSON.stringify(key), known);
    return known;
  };
  const lines = drawn.map(({ from, clusters, label, arrow }) => {
    const left = node(['from', from], 'a');
    const right = node(['to', ...clusters], 'c');
    const target = clusters.length === 1 ? clusters[0] : `${counted(clusters.length, 'cluster')}: ${some(clusters, 3)}`;
    return `  ${left}["${quote(from)}"] ${arrow}|"${quote(label)}"| ${right}(["${quote(target)}"])`;
  });
  const broken = drawn.flatMap((edge, i) => edge.broken ? [i] : []);
  return [
    '```mermaid', 'flowchart LR', ...lines,
    ...broken.length > 0 ? [`  linkStyle ${broken.join(',')} stroke:#c00,stroke-width:2px`] : [],
    '```',
    ...drawn.length < edges.length ? ['', `${counted(edges.length - drawn.length, 'more edge')} left out; the tables list all.`] : [],
  ].join('\n');
}

function edgesOf({ consumers, otherAccounts, hubIdentities }: AccessReport): Edge[] {
  return [
    ...consumers.flatMap(({ name, groups }) => groups.map(({ clusters, state, placedRights }): Edge => ({
      from: name,
      clusters,
      label: `${state === PathState.COMPLETE ? '' : `${state}: `}${labelOf(placedRights) || 'no rights'}`.slice(0, 80),
      arrow: '-->',
      broken: state === PathState.BROKEN,
    }))),
    ...otherAccounts.map(({ account, clusters, placedRights }): Edge => ({
      from: `account ${account}`, clusters, label: labelOf(placedRights).slice(0, 80), arrow: '-.->', broken: false,
    })),
    ...groupBy(joinBindings(hubIdentities), ({ identity, placedRights }) => [identity, placedRights]).map((all): Edge => ({
      from: all[0].identity, clusters: clustersOf(all), label: `hub token: ${labelOf(all[0].placedRights)}`.slice(0, 80), arrow: '-.->', broken: false,
    })),
  ];
}

function labelOf([first, ...more]: readonly PlacedRight[]): string {
  return first ? `${spellPlaced(first)}${more.length > 0 ? `, and ${counted(more.length, 'more right')}` : ''}` : '';
}

/** Mermaid has no escapes in labels but its own entities. */
function quote(text: string): string {
  return text.replace(/[^\w .,:/()'+-]/gu, character => `#${character.codePointAt(0)};`);
}
