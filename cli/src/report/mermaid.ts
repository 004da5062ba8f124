import { AccessReport, gather } from './gather';
import { count, fold } from '../findings/groups';

/** Above this nobody can read a graph, and GitHub does not draw it. */
const MOST_EDGES = 100;

interface Edge {
  readonly from: string;
  readonly clusters: readonly string[];
  readonly label: string;
  readonly arrow: '-->' | '-.->';
  readonly broken: boolean;
}

/** Applications and hub identities on the left, groups of clusters on the right. */
export function mermaidOf(report: AccessReport): string {
  const edges = edgesOf(report);
  if (edges.length === 0) {
    return 'Nobody reaches a cluster.';
  }
  const drawn = [...edges.filter(({ broken }) => broken), ...edges.filter(({ broken }) => !broken)].slice(0, MOST_EDGES);
  const nodes = new Map<string, string>();
  const node = (key: string, prefix: string) => {
    const known = nodes.get(key) ?? `${prefix}${nodes.size}`;
    nodes.set(key, known);
    return known;
  };
  const lines = drawn.map(({ from, clusters, label, arrow }) => {
    const left = node(`from ${from}`, 'a');
    const right = node(`to ${clusters.join(' ')}`, 'c');
    const target = clusters.length === 1 ? clusters[0] : `${count(clusters.length, 'cluster')}: ${fold(clusters, 3)}`;
    return `  ${left}["${quote(from)}"] ${arrow}|"${quote(label)}"| ${right}(["${quote(target)}"])`;
  });
  const broken = drawn.flatMap((edge, i) => edge.broken ? [i] : []);
  return [
    '```mermaid', 'flowchart LR', ...lines,
    ...broken.length > 0 ? [`  linkStyle ${broken.join(',')} stroke:#c00,stroke-width:2px`] : [],
    '```',
    ...drawn.length < edges.length ? ['', `${count(edges.length - drawn.length, 'more edge')} not drawn; the tables have all.`] : [],
  ].join('\n');
}

function edgesOf({ consumers, hubIdentities }: AccessReport): Edge[] {
  return [
    ...consumers.flatMap(({ name, groups }) => groups.map(({ clusters, state, rights }): Edge => ({
      from: name,
      clusters,
      label: `${state === 'violation' ? 'broken: ' : state === 'unknown' ? 'unknown: ' : ''}${fold(rights, 1) || 'no rights'}`.slice(0, 80),
      arrow: '-->',
      broken: state === 'violation',
    }))),
    ...gather(hubIdentities, ({ identity, rights }) => [identity, rights]).map(({ first, clusters }): Edge => ({
      from: first.identity, clusters, label: `hub token: ${fold(first.rights, 1)}`.slice(0, 80), arrow: '-.->', broken: false,
    })),
  ];
}

/** Mermaid has no escapes in labels but its own entities. */
function quote(text: string): string {
  return text.replace(/[^\w .,:/()'+-]/gu, character => `#${character.codePointAt(0)};`);
}
