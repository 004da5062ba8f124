import { PAGES } from './golden';
import { ALL_CASES } from './rules/all-cases';
import { AccessOptions } from '../../src';
import { Json } from '../../src/kubernetes/json';
import { OPTIONS } from '../fixtures/builders';
import { optionsOf } from '../fixtures/rule-cases';

export interface GoldenWorld {
  readonly title: string;
  readonly manifests: readonly Json[];
  readonly options: AccessOptions;
}

/** Every input of the goldens and of the rules. */
export const WORLDS: readonly GoldenWorld[] = [
  ...Object.values(PAGES).flat().flatMap(({ title, manifests, options }) => manifests
    ? [{ title, manifests: manifests(), options: { ...OPTIONS, ...options } }] : []),
  ...ALL_CASES.flatMap(({ rule, fires, silent = [], notApplicable, unknown = [] }) => [...fires, ...silent, notApplicable, ...unknown]
    .map(input => ({ title: rule, manifests: input.manifests, options: optionsOf(input) }))),
];
