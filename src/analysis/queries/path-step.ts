import { ObjectReference } from '../input/objects';

/** The state of one step of the access path from a consumer to a cluster. */
export type StepState = 'ok' | 'violation' | 'not applicable' | 'unknown';

export interface PathStep {
  readonly hop: StepName;
  readonly state: StepState;
  /** What was seen; with a violation, what is wrong; with unknown, what the input lacks. */
  readonly words: string;
  readonly object?: ObjectReference;
  readonly field?: string;
}

export const STEPS = ['set', 'binding', 'profile', 'account', 'secret', 'hub role', 'plugin', 'provider entry', 'permission'] as const;
export type StepName = typeof STEPS[number];

/** Worst first: violation before unknown before ok. */
export type PathState = 'ok' | 'violation' | 'unknown';

export function stateOf(chain: readonly PathStep[]): PathState {
  return chain.some(hop => hop.state === 'violation') ? 'violation' : chain.some(hop => hop.state === 'unknown') ? 'unknown' : 'ok';
}

/** The first step that fails, else the first that the input cannot decide, in the order of the path. */
export function firstFailingStep(chain: readonly PathStep[]): PathStep | undefined {
  const order = (state: string) => STEPS.map(name => chain.find(hop => hop.hop === name)).find(hop => hop?.state === state);
  return order('violation') ?? order('unknown');
}
