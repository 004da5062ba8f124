import { counted, groupBy, PathState, sameOnEveryCluster, some, type AccessModel, type Grantee } from './analyzer';
import { unreadable } from './check';
import { EXIT } from './exit';
import { problemsText } from './findings/text';
import { Io } from './io';
import { GranteePaths, GranteeWithPaths, json, Unversioned, WhoCanAnswer } from './json-answers';
import { judge, JudgeOptions } from './judge';
import { Formats, Outcome, outcomeOf } from './outcome';
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

interface Asked {
  readonly found: Unversioned<WhoCanAnswer>;
  readonly columns: number;
}

export const WHO_CAN_FORMATS: Formats<Asked> = {
  text: { reader: 'person', write: textOf },
  json: { reader: 'program', write: ({ found }) => json<WhoCanAnswer>(found) },
};

function pathsOf(model: AccessModel, { kind, who, clusters }: Grantee): GranteePaths[] {
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

function granteesText(question: string, found: readonly GranteeWithPaths[], columns: number, { bold, bad, unsure, good }: Colors): string {
  if (found.length === 0) {
    return `Nobody in the input can ${question}.\n`;
  }
  const paints = { [PathState.COMPLETE]: good, [PathState.BROKEN]: bad, [PathState.UNKNOWN]: unsure };
  const path = ({ certain, paths }: GranteeWithPaths) => [
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
