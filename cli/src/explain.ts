import { PathState, spell, StepState, type Explanation } from './analyzer';
import { unreadable } from './check';
import { EXIT } from './exit';
import { problemsText } from './findings/text';
import { Io, UsageError } from './io';
import { ExplainAnswer, json, PlacedStep, Unversioned } from './json-answers';
import { judge, JudgeOptions } from './judge';
import { Formats, Outcome, outcomeOf } from './outcome';
import { Colors } from './text/colors';
import { coverageLine } from './text/coverage';
import { shown } from './text/safe';

export interface ExplainOptions extends JudgeOptions {
  readonly colors: Colors;
}

/** The access that is to be explained. */
export interface Access {
  readonly consumer: string;
  readonly cluster: string;
}

/** Marks that differ without colors, too. */
const MARKS: Readonly<Record<StepState, string>> = {
  [StepState.OK]: '✓', [StepState.BROKEN]: '✗', [StepState.UNKNOWN]: '?', [StepState.NOT_APPLICABLE]: '·',
};

export function explain(io: Io, { consumer, cluster }: Access, paths: readonly string[], { colors, ...options }: ExplainOptions): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colors));
  const explanation = explanationOf(() => judged.model.explain(consumer, cluster));
  const path = explanation.path.map(step => ({ ...step, place: step.object && judged.lines.of(step.object, step.field) }));
  const found = { ...explanation, path, coverage: judged.model.coverage };
  return outcomeOf(EXPLAIN_FORMATS, { plain: found, shown: () => shown(found) }, unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE);
}

function explanationOf(ask: () => Explanation): Explanation {
  try {
    return ask();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type Explained = Unversioned<ExplainAnswer>;

export const EXPLAIN_FORMATS: Formats<Explained> = {
  text: { reader: 'person', write: textOf },
  json: { reader: 'program', write: found => json<ExplainAnswer>(found) },
};

function textOf(explanation: Explained, colors: Colors): string {
  const { bold, dim, good, bad, unsure } = colors;
  const { consumer, cluster, path, coverage } = explanation;
  const width = Math.max(...path.map(({ step }) => step.length));
  const paints: Partial<Record<StepState, (text: string) => string>> = { [StepState.OK]: good, [StepState.BROKEN]: bad, [StepState.UNKNOWN]: unsure };
  const lines = path.flatMap(step => [
    `${(paints[step.state] ?? dim)(MARKS[step.state])} ${bold(step.step.padEnd(width))}  `
      + `${step.state === StepState.UNKNOWN ? 'not in the input: ' : ''}${step.description}`,
    ...step.object ? [dim(`${' '.repeat(width + 4)}${placeOf(step)}`)] : [],
  ]);
  const line = coverageLine(coverage);
  const unjudged = line === undefined ? [] : [`${unsure(line)}.`];
  return [bold(`${consumer} → ${cluster}`), '', ...lines, '', verdict(explanation, colors), ...unjudged, ''].join('\n');
}

function placeOf({ object, field, place }: PlacedStep): string {
  const line = place ? `  (${place.file}:${place.line})` : '';
  return `${object ? spell(object) : ''}${field ? `: ${field}` : ''}${line}`;
}

function verdict({ state, failing }: Explained, { good, bad, unsure }: Colors): string {
  if (!failing) {
    return good('The access path is complete, as far as manifests tell.');
  }
  return state === PathState.BROKEN ? bad(`Broken at '${failing.step}': ${failing.description}.`)
    : unsure(`Unknown from '${failing.step}' on: the input lacks ${failing.description}.`);
}
