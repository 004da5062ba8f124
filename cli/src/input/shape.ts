import { Limits, size } from './limits';

/** What every program that walks through an object needs: an end. */
export type Bounds = Pick<Limits, 'depth' | 'value' | 'name' | 'values'>;

const raise = (limit: keyof Bounds) => `raise it with --limit ${limit}=NUMBER, if it has to be`;

export function tooDeep({ depth }: Bounds): string {
  return `is nested more deeply than ${depth} levels; ${raise('depth')}`;
}

export function tooMany({ values }: Bounds): string {
  return `has aliases that unfold to more than ${values.toLocaleString('en')} values; write the values out, or ${raise('values')}`;
}

export function tooLong({ value }: Bounds): string {
  return `holds a text of more than ${size(value)}; ${raise('value')}`;
}

export const ENDLESS = 'has an anchor that refers to itself, and Kubernetes cannot take that; write the value out';

/** What is wrong with the shape of a value as a whole; nothing where it is as small as Kubernetes takes it. */
export function wrongShape(value: unknown, bounds: Bounds, left = bounds.depth): string | undefined {
  if (typeof value === 'string') {
    return value.length > bounds.value ? tooLong(bounds) : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (left === 0) {
    return tooDeep(bounds);
  }
  if (Array.isArray(value)) {
    return firstWrong(value, bounds, left);
  }
  // Not by a list of its values: a large fleet has some hundred thousand of them.
  for (const key in value) {
    const wrong = wrongShape((value as Json)[key], bounds, left - 1);
    if (wrong !== undefined) {
      return wrong;
    }
  }
  return undefined;
}

function firstWrong(list: readonly unknown[], bounds: Bounds, left: number): string | undefined {
  for (const inner of list) {
    const wrong = wrongShape(inner, bounds, left - 1);
    if (wrong !== undefined) {
      return wrong;
    }
  }
  return undefined;
}

type Json = Record<string, unknown>;

/** The path of the first name in an object that is longer than any that Kubernetes takes. */
export function longName(object: Json, { name: most }: Bounds): string | undefined {
  const metadata = record(object.metadata);
  const subjects = Array.isArray(object.subjects) ? object.subjects : [];
  const names: [string, unknown][] = [
    ['apiVersion', object.apiVersion],
    ['kind', object.kind],
    ['metadata.name', metadata.name],
    ['metadata.namespace', metadata.namespace],
    ['metadata.generateName', metadata.generateName],
    ['roleRef.name', record(object.roleRef).name],
    ...subjects.flatMap((subject, i): [string, unknown][] => [
      [`subjects[${i}].name`, record(subject).name], [`subjects[${i}].namespace`, record(subject).namespace],
    ]),
  ];
  const found = names.find(([, value]) => typeof value === 'string' && value.length > most);
  return found && `has more than ${most.toLocaleString('en')} characters in ${found[0]}; ${raise('name')}`;
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? value as Json : {};
}
