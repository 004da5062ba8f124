import { counted, groupBy, PathState, sameOnEveryCluster, some, type AccessModel, type Coverage, type Explanation, type Grantee } from './analyzer';
import { unreadable } from './check';
import { EXIT } from './exit';
import { problemsText } from './findings/text';
import { Io } from './io';
import { judge, JudgeOptions } from './judge';
import { Formats, json, Outcome, outcomeOf } from './outcome';
import { Colors } from './text/colors';
import { coverageLine } from './text/coverage';
import { shown } from './text/safe';
import { table } from './text/table';

export interface WhoCanOptions extends JudgeOptions {
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
  const grantees = judged.model.whoCan(verb, resource, options.cluster).map(grantee => ({ ...grantee, paths: pathsOf(judged.model, grantee) }));
  const found = { verb, resource, ...options.cluster === undefined ? {} : { cluster: options.cluster }, grantees, coverage: judged.model.coverage };
  const { columns } = io;
  const answer = { plain: { found, columns }, shown: () => ({ found: shown(found), columns }) };
  return outcomeOf(WHO_CAN_FORMATS, answer, unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE);
}

/** The question, and who can. */
interface Found extends Right {
  readonly cluster?: string;
  readonly grantees: readonly Placed[];
  readonly coverage: Coverage;
}

interface Asked {
  readonly found: Found;
  readonly columns: number;
}

export const WHO_CAN_FORMATS: Formats<Asked> = {
  text: { reader: 'person', write: textOf },
  json: { reader: 'program', write: ({ found }) => json(found) },
};

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

function textOf({ found: { verb, resource, cluster, grantees, coverage }, columns }: Asked, colors: Colors): string {
  const question = `${verb} ${resource} ${cluster === undefined ? 'on managed clusters' : `on cluster ${cluster}`}`;
  const line = coverageLine(coverage);
  return `${granteesText(question, grantees, columns, colors)}${line === undefined ? '' : `\n${colors.unsure(line)}.\n`}`;
}

function granteesText(question: string, found: readonly Placed[], columns: number, { bold, bad, unsure, good }: Colors): string {
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
