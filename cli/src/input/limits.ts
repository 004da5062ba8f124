import { UsageError } from '../io';

/** How much is read. More than a hub with 10,000 clusters needs, and less than exhausts a machine. */
export interface Limits {
  /** Bytes of all input together. */
  readonly input: number;
  /** Bytes of one text in an object. */
  readonly value: number;
  /** Characters of the name of an object, a namespace or a subject. */
  readonly name: number;
  /** Levels of an object. */
  readonly depth: number;
  /** Values of one document, with what aliases repeat. */
  readonly values: number;
}

export const LIMITS: Limits = { input: 512 * 2 ** 20, value: 4 * 2 ** 20, name: 1024, depth: 500, values: 1_000_000 };
const UNITS: Readonly<Record<string, number>> = { '': 1, 'K': 2 ** 10, 'M': 2 ** 20, 'G': 2 ** 30 };
/** The readers call themselves for each level, and a Buffer of Node.js can hold no more. */
const MOST: Partial<Limits> = { depth: 1_000, input: 2 * 2 ** 30 };

/** `input=1G`, `depth=800`: the others stay as they are. */
export function limitsOf(given: readonly string[] = []): Limits {
  return Object.assign({ ...LIMITS }, ...given.map(one => {
    const [, name, count, unit] = /^([a-z]+)=(\d{1,12})([KMG]?)$/.exec(one) ?? [];
    if (name === undefined || !isLimit(name)) {
      throw new UsageError(`--limit ${one}: is not of the form NAME=NUMBER; the names are ${Object.keys(LIMITS).join(', ')}, and a number may end in `
        + 'K, M or G');
    }
    const value = Number(count) * UNITS[unit];
    if (value === 0 || value > (MOST[name] ?? Infinity)) {
      throw new UsageError(`--limit ${one}: must be above 0${MOST[name] === undefined ? '' : ` and at most ${MOST[name]}`}`);
    }
    return { [name]: value };
  })) as Limits;
}

function isLimit(name: string): name is keyof Limits {
  return Object.keys(LIMITS).includes(name);
}

/** `4 MB` */
export function size(bytes: number): string {
  const unit = bytes % 2 ** 20 === 0 ? { by: 2 ** 20, name: 'MB' } : { by: 1, name: 'bytes' };
  return `${(bytes / unit.by).toLocaleString('en')} ${unit.name}`;
}
