import type { Explanation } from './analyzer';
import { unreadable } from './check';
import { spell } from './findings/groups';
import { problemsText } from './findings/text';
import { EXIT, Io, UsageError } from './io';
import { judge, JudgeOptions } from './judge';
import type { Outcome } from './program';
import { Colours } from './text/colours';

export interface ExplainOptions extends JudgeOptions {
  readonly format: string;
}

/** Marks that can be told apart without colours. */
const MARKS: Readonly<Record<string, string>> = { 'ok': '✓', 'violation': '✗', 'unknown': '?', 'not applicable': '·' };

export function explain(io: Io, consumer: string, cluster: string, paths: readonly string[], options: ExplainOptions, colours: Colours): Outcome {
  const judged = judge(io, paths, options);
  io.err(problemsText(judged.problems, colours));
  const explanation = explanationOf(() => judged.model.explain(consumer, cluster) as Explanation);
  const chain = explanation.chain.map(hop => ({ ...hop, place: hop.object && judged.lines.of(hop.object, hop.field) }));
  const output = options.format === 'json' ? `${JSON.stringify({ ...explanation, chain }, undefined, 2)}\n` : textOf(explanation, chain, colours);
  return { output, code: unreadable(judged) ? EXIT.UNREADABLE : EXIT.FINE };
}

function explanationOf(ask: () => Explanation): Explanation {
  try {
    return ask();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type PlacedHop = Explanation['chain'][number] & { readonly place?: { readonly file: string; readonly line: number } };

function textOf({ consumer, cluster, broken, state }: Explanation, chain: readonly PlacedHop[], { bold, dim, good, bad, unsure }: Colours): string {
  const width = Math.max(...chain.map(({ hop }) => hop.length));
  const paint = (hopState: string) => ({ ok: good, violation: bad, unknown: unsure })[hopState] ?? dim;
  const lines = chain.flatMap(({ hop, state: hopState, words, object, field, place }) => [
    `${paint(hopState)(MARKS[hopState])} ${bold(hop.padEnd(width))}  ${hopState === 'unknown' ? `not in the input: ${words}` : words}`,
    ...object ? [dim(`${' '.repeat(width + 4)}${spell(object)}${field ? `: ${field}` : ''}${place ? `  (${place.file}:${place.line})` : ''}`)] : [],
  ]);
  const verdict = broken
    ? state === 'violation' ? bad(`Broken at '${broken.hop}': ${broken.words}.`) : unsure(`Not to be told from '${broken.hop}' on: the input lacks ${broken.words}.`)
    : good('Every hop is in order.');
  return [bold(`${consumer} → ${cluster}`), '', ...lines, '', verdict, ''].join('\n');
}
