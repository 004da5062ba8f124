import { counted, groupBy, PathState, sameOnEveryCluster, some, type AccessModel, type Explanation, type Grantee } from './analyzer';
import { unreadable } from './check';
import { problemsText } from './findings/text';
import { EXIT, Io } from './io';
import { judge, JudgeOptions } from './judge';
import { Outcome } from './outcome';
import { Colors } from './text/colors';
import { coverageLine } from './text/coverage';
import { table } from './text/table';

export interface WhoCanOptions extends JudgeOptions {
  readonly format: string;
  readonly colors: Colors;
  readonly cluster?: string;
}

/** The question: a verb and a resource. */
export interface Right {
  readonly verb: string;
  readonly resource: string;
}

export function whoCan(io: Io, { verb, resource }: Right, paths: readonly string[], { colors, ...options }: WhoCanOptions): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const found = judged.model.whoCan(verb, resource, options.cluster).map(grantee => ({ ...grantee, paths: pathsOf(judged.model, grantee) }));
  const where = options.cluster === undefined ? 'on managed clusters' : `on cluster ${options.cluster}`;
  const line = coverageLine(judged.model.coverage);
  const unjudged = line === undefined ? '' : `\n${colors.unsure(line)}.\n`;
  const output = options.format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n`
    : `${textOf(`${verb} ${resource} ${where}`, found, io.columns, colors)}${unjudged}`;
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE };
}

/** Clusters whose access paths are in the same state for the same reason. */
interface Paths extends Pick<Explanation, 'state' | 'failing'> {
  readonly clusters: readonly string[];
}

type Placed = Grantee & { readonly paths: readonly Paths[] };

function pathsOf(model: AccessModel, { kind, who, clusters }: Grantee): Paths[] {
  const explanations = kind === 'consumer' ? clusters.map(cluster => model.explain(who, cluster)) : [];
  return groupBy(explanations, ({ state, failing }) => [state, failing && [failing.step, failing.rule, sameOnEveryCluster(failing)]]).map(all => {
    const [{ state, failing }] = all;
    return { clusters: all.map(({ cluster }) => cluster), state, ...failing && { failing } };
  });
}

function textOf(question: string, found: readonly Placed[], columns: number, { bold, bad, unsure, good }: Colors): string {
  if (found.length === 0) {
    return `Nobody in the input can ${question}.\n`;
  }
  const paints = { [PathState.COMPLETE]: good, [PathState.BROKEN]: bad, [PathState.UNKNOWN]: unsure };
  const path = ({ certain, paths }: Placed) => [
    ...certain ? [] : [unsure('not certain')],
    ...paths.map(({ state, failing, clusters }) => paints[state](`${counted(clusters.length, 'cluster')}: ${state}${failing ? ` at '${failing.step}'` : ''}`)),
  ].join('\n');
  const rows = found.map(one => [one.kind, one.who, `${one.clusters.length} (${some(one.clusters, 3)})`, one.where, path(one), one.how]);
  const broken = found.flatMap(({ who, paths }) => paths.flatMap(({ state, failing, clusters }) => state === PathState.BROKEN && failing
    ? [bad(`${who} on ${some(clusters, 3)}: broken at '${failing.step}': ${failing.description}`)] : []));
  return [
    bold(`Who can ${question}`), '',
    table(['kind', 'who', 'clusters', 'where', 'path', 'how'], rows, columns),
    ...broken.length > 0 ? ['', ...new Set(broken)] : [],
  ].join('\n') + '\n';
}
