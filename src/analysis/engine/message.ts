import { some } from '../../errors/format-error';

/** Something that a message names: a name, a number or a path from the input or the catalogue, or a list of these. Never a sentence. */
export type Datum = string | number | readonly string[];

export type Data = Readonly<Record<string, Datum>>;

/** A sentence that is not written yet: which one, and what it names. */
export interface Message {
  readonly messageId: string;
  readonly data: Data;
}

/** The names in braces of a template. */
export type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

const PLACEHOLDER = /\{(\w+)\}/;
const SHOWN = 5;

/** Templates cut at their placeholders: text, name, text, name, … text. A fleet fills the same few thousands of times. */
const cut = new Map<string, readonly string[]>();

function piecesOf(template: string): readonly string[] {
  const known = cut.get(template) ?? template.split(PLACEHOLDER);
  cut.set(template, known);
  return known;
}

/** Writes a template such as `on cluster '{cluster}'` out. What the data hold is never read as a template. */
export function fill(template: string, data: Data): string {
  // Joined, since a text that is put together by additions keeps its pieces, and a report of a large fleet has some hundred thousand of these.
  return piecesOf(template).map((piece, i) => i % 2 === 0 ? piece : written(template, piece, data[piece])).join('');
}

function written(template: string, name: string, datum: Datum | undefined): string {
  if (datum === undefined) {
    throw new Error(`message '${template}': nothing is given for {${name}}`);
  }
  return typeof datum === 'object' ? some(datum, SHOWN) : String(datum);
}

/** A copy that a caller may change. */
export function copyData(data: Data): { [name: string]: string | number | string[] } {
  const copy: { [name: string]: Datum } = { ...data };
  for (const name in copy) {
    const datum = copy[name];
    if (typeof datum === 'object') {
      copy[name] = [...datum];
    }
  }
  return copy as { [name: string]: string | number | string[] };
}
