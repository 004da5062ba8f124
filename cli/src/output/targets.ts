import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../io';

/** Where one format goes: to a file, or to standard output. */
export interface Target {
  readonly format: string;
  readonly file?: string;
}

/** What is written on a command line about outputs. */
export interface OutputOptions {
  readonly format: readonly Target[];
  readonly outputFile?: string;
}

/** `sarif=access.sarif`; a file name may hold further signs of equality. */
export function targetOf(value: string): Target {
  const at = value.indexOf('=');
  return at < 0 ? { format: value } : { format: value.slice(0, at), file: value.slice(at + 1) };
}

/** `-o, --format`, as kubectl spells it, which may be repeated. */
export function formatOption(formats: object, standard: string): Option {
  const choices = Object.keys(formats);
  const unset: readonly Target[] = [{ format: standard }];
  return new Option('-o, --format <format>', 'format of the output; FORMAT=FILE writes it to a file, and can be repeated')
    .choices(choices)
    .argParser((value: string, before: readonly Target[]) => {
      const target = targetOf(value);
      if (!choices.includes(target.format)) {
        throw new InvalidArgumentError(`The formats are ${choices.join(', ')}; a file is named by FORMAT=FILE or --output-file FILE.`);
      }
      return before === unset ? [target] : [...before, target];
    })
    .default(unset, standard);
}

/** Earlier names of options, refused with their new ones: what they wrote must not be taken for an answer of this run. */
export function formerOptions(): Option[] {
  return [['--output <file>', '--output-file FILE, or --format FORMAT=FILE'], ['-f <format>', '-o FORMAT, or --format FORMAT']].map(([flags, now]) =>
    new Option(flags).hideHelp().argParser(() => {
      throw new UsageError(`${flags.split(' ')[0]} is now ${now}`);
    }));
}

/** One for each format; at most one without a file. */
export function targetsOf({ format, outputFile }: OutputOptions): readonly Target[] {
  const targets = outputFile === undefined ? format : [withFile(format, outputFile)];
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('only one format can go to standard output; name a file for each other one: --format FORMAT=FILE');
  }
  if (targets.some(({ file }) => file === '')) {
    throw new UsageError('a file for output has an empty name');
  }
  return targets;
}

function withFile([only, ...more]: readonly Target[], file: string): Target {
  if (more.length > 0 || only.file !== undefined) {
    throw new UsageError('--output-file names the file of the only format; with several, write --format FORMAT=FILE for each');
  }
  return { format: only.format, file };
}
