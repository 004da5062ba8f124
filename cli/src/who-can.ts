import type { Explanation, Grantee } from './analyzer';
import { unreadable } from './check';
import { count, fold } from './findings/groups';
import { problemsText } from './findings/text';
import { EXIT, Io } from './io';
import { judge, JudgeOptions } from './judge';
import type { Outcome } from './program';
import { Colours } from './text/colours';
import { table } from './text/table';

export interface WhoCanOptions extends JudgeOptions {
  readonly format: string;
  readonly cluster?: string;
}

export function whoCan(io: Io, verb: string, resource: string, paths: readonly string[], options: WhoCanOptions, colours: Colours): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colours));
  const grantees = judged.model.whoCan(verb, resource, options.cluster) as Grantee[];
  const found = grantees.map(grantee => ({ ...grantee, chains: chainsOf(judged.model, grantee) }));
  const where = options.cluster === undefined ? 'on managed clusters' : `on cluster ${options.cluster}`;
  const output = options.format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : textOf(`${verb} ${resource} ${where}`, found, io.columns, colours);
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE };
}

interface Chain {
  readonly clusters: readonly string[];
  readonly state: string;
  readonly broken?: Explanation['broken'];
}

type Placed = Grantee & { readonly chains: readonly Chain[] };

/** How the way of a consumer stands; clusters on which it stands alike are told together. */
function chainsOf(model: { explain(consumer: string, cluster: string): unknown }, { kind, who, clusters }: Grantee): Chain[] {
  if (kind !== 'consumer') {
    return [];
  }
  const chains = new Map<string, Chain & { clusters: string[] }>();
  for (const cluster of clusters) {
    const { state, broken } = model.explain(who, cluster) as Explanation;
    const key = `${state} ${broken?.hop ?? ''} ${broken?.words.split(cluster).join('…') ?? ''}`;
    const chain = chains.get(key) ?? { clusters: [], state, ...broken ? { broken } : {} };
    chains.set(key, chain);
    chain.clusters.push(cluster);
  }
  return [...chains.values()];
}

function textOf(question: string, found: readonly Placed[], columns: number, { bold, bad, unsure, good }: Colours): string {
  if (found.length === 0) {
    return `Nobody in the input can ${question}.\n`;
  }
  const way = ({ certain, chains }: Placed) => [
    ...certain ? [] : [unsure('not certain')],
    ...chains.map(({ state, broken, clusters }) => broken ? (state === 'violation' ? bad : unsure)(`${count(clusters.length, 'cluster')}: ${state === 'violation' ? 'broken' : 'unknown'} at '${broken.hop}'`) : good(`${count(clusters.length, 'cluster')}: works`)),
  ].join('\n');
  const rows = found.map(grantee => [grantee.kind, grantee.who, `${grantee.clusters.length} (${fold(grantee.clusters, 3)})`, grantee.where, way(grantee), grantee.how]);
  return `${bold(`Who can ${question}`)}\n\n${table(['kind', 'who', 'clusters', 'where', 'chain', 'how'], rows, columns)}\n`;
}
