import { AccessModel, type AccessOptions } from './analyzer';
import type { Baseline } from './baseline/apply';
import { Limits, limitsOf } from './input/limits';
import { Lines } from './input/lines';
import { Problem } from './input/problem';
import { Input, readInput } from './input/read';
import { Io, UsageError } from './io';
import { ReadSettings, readSettings } from './settings/read';
import { UsedSettings, usedText } from './settings/used';
import { original, shown } from './text/safe';

/** What every command that judges takes. */
export interface JudgeOptions {
  readonly complete?: boolean;
  /** Manifests of others on the same hub. */
  readonly with?: readonly string[];
  readonly config?: string;
  /** Nothing is read: there is nothing at the path, and that counts as an answer. The settings above it count all the same. */
  readonly isEmpty?: boolean;
  /** `NAME=NUMBER` for each limit of the input that is not the standard one. */
  readonly limit?: readonly string[];
}

/** What formats ask a model. */
export type Answers = Pick<AccessModel, 'findings' | 'suppressed' | 'unknowns' | 'coverage' | 'outcomes' | 'toJson'>;

export interface Judged extends Readable {
  readonly model: AccessModel;
}

/** An answer to `check` or `report`. */
export interface Readable {
  readonly model: Answers;
  readonly lines: Pick<Lines, 'of'>;
  /** What a baseline makes of the findings: those of the model are then the others. */
  readonly baseline?: Baseline;
  readonly problems: readonly Problem[];
  readonly objects: number;
  readonly settings: UsedSettings;
  /** Seconds spent. */
  readonly seconds: { readonly reading: number; readonly judging: number };
}

/** The same as people may see it: no text of the input can be taken for a line, a color or a command of ours. */
export function shownJudged({ model, lines, problems, settings, baseline, ...numbers }: Readable): Readable {
  const { findings, suppressed, unknowns, coverage, outcomes } = model;
  return {
    ...numbers,
    settings: shown(settings),
    ...baseline && { baseline: shown(baseline) },
    model: {
      ...shown({ findings, suppressed, unknowns, coverage, outcomes }),
      toJson: () => shown(model.toJson()),
    },
    lines: {
      of: (object, field) => shown(lines.of(originalNames(object), field === undefined ? field : original(field))),
    },
    problems: shown(problems),
  };
}

function originalNames<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, typeof value === 'string' ? original(value) : value])) as T;
}

const NOTHING: Input = { manifests: [], places: [], problems: [], skipped: [] };

/** Reads manifests and settings, and asks the model. */
export function judge(io: Io, paths: readonly string[], options: JudgeOptions): Judged {
  const limits = limitsOf(options.limit);
  const read = readSettings(io, options.config, paths);
  const { options: settings, file, notUsed } = read;
  io.err(usedText(io, { file, notUsed }, paths[0]));
  const started = Date.now();
  const input = options.isEmpty ? NOTHING : readInput(io, paths, limits);
  const background = backgroundOf(io, [...settings.background ?? [], ...options.with ?? []], limits);
  const finished = Date.now();
  const model = modelOf(input, read, { ...settings, complete: options.complete || settings.complete, background: [...background.manifests] });
  const done = Date.now();
  return {
    model,
    lines: new Lines(input.manifests, input.places),
    problems: [...input.problems, ...background.problems],
    objects: input.manifests.length,
    settings: { ...file !== undefined && { file }, notUsed },
    seconds: { reading: (finished - started) / 1000, judging: (done - finished) / 1000 },
  };
}

function backgroundOf(io: Io, paths: readonly string[], limits: Limits): Pick<Input, 'manifests' | 'problems'> {
  return paths.length === 0 ? { manifests: [], problems: [] } : readInput(io, paths, limits);
}

/** The model refuses releases and rules that it does not know: a usage error with its line, not a crash. */
function modelOf(input: Input, { placeOf }: ReadSettings, options: AccessOptions): AccessModel {
  try {
    const model = AccessModel.fromManifests([...input.manifests, ...input.skipped], options);
    // Judged here, so that the time is measured and a refusal is reported as one.
    void model.findings;
    return model;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('AccessOptions: ')) {
      throw new UsageError(error.message.replace(/^AccessOptions: (\S+)/, (_, key: string) => `${placeOf(key)}: ${key}`));
    }
    throw error;
  }
}
