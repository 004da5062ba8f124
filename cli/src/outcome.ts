import { Colors } from './text/colors';
import { safe, safeCommands, safeJson } from './text/safe';

/**
 * Who reads a format. It decides how what strangers wrote is made harmless in it: people and browsers get data that is made visible first, programs get
 * the data as they are, in JSON that escapes them.
 */
export type Reader = 'person' | 'runner' | 'browser' | 'program';

export interface Format<T> {
  readonly reader: Reader;
  readonly write: (answer: T, colors: Colors) => string;
}

export type Formats<T> = Readonly<Record<string, Format<T>>>;

/** What a command gives. It is written only when it is complete. */
export interface Outcome {
  readonly code: number;
  readonly output: (format: string, colors: Colors) => string;
}

/** An answer, as it is and as people may see it. */
export interface Answer<T> {
  readonly plain: T;
  readonly shown: () => T;
}

const FINISH: Readonly<Record<Reader, (text: string) => string>> = {
  person: safe,
  runner: safeCommands,
  program: safeJson,
  // Data and script of the page are checked by their hashes, and must stay as they are.
  browser: text => text,
};

/** The one way from an answer to an output. */
export function outcomeOf<T>(formats: Formats<T>, { plain, shown }: Answer<T>, code: number): Outcome {
  let seen: T | undefined;
  return {
    code,
    output: (format, colors) => {
      const { reader, write } = formats[format];
      return FINISH[reader](write(reader === 'program' ? plain : seen ??= shown(), colors));
    },
  };
}
