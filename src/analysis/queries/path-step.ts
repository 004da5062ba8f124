import { StepName } from '../engine/step-name';
import { ObjectReference } from '../input/objects';

export { StepName } from '../engine/step-name';

/** The state of one step of an access path. */
export enum StepState {
  /** The step is in order. */
  OK = 'ok',
  /** The step fails. */
  BROKEN = 'broken',
  /** The access does not depend on this step. */
  NOT_APPLICABLE = 'not applicable',
  /** The input does not decide it. */
  UNKNOWN = 'unknown',
}

/** The state of a whole access path, or of several: the worst of its steps. */
export enum PathState {
  /** No step fails, as far as manifests tell: they are judged, and nothing is run. */
  COMPLETE = 'complete',
  /** A step fails. */
  BROKEN = 'broken',
  /** No step fails, and the input does not decide every step. */
  UNKNOWN = 'unknown',
}

/** One step of the access path from a consumer to a cluster. */
export interface PathStep {
  /** Which step. */
  readonly step: StepName;
  /** Its state. */
  readonly state: StepState;
  /**
   * Id of the rule whose error breaks the step. The text is then one of the rule's.
   *
   * @default - the step speaks for itself
   */
  readonly rule?: string;
  /** Id of the text about it. */
  readonly messageId: string;
  /** What the text names. */
  readonly data: { [name: string]: string | number | string[] };
  /** What was seen; with a broken step, what is wrong; with unknown, what the input lacks. */
  readonly description: string;
  /**
   * The object that decides the step.
   *
   * @default - none in the input
   */
  readonly object?: ObjectReference;
  /**
   * Path of the field that decides it.
   *
   * @default - the object as a whole
   */
  readonly field?: string;
  /**
   * Value of the field, where the error of a rule breaks the step.
   *
   * @default - none, or the step speaks for itself
   */
  readonly value?: unknown;
}

type Judged = Pick<PathStep, 'step' | 'state'>;

export const STEPS: readonly StepName[] = Object.values(StepName);

export function stateOf(path: readonly Judged[]): PathState {
  const has = (state: StepState) => path.some(step => step.state === state);
  if (has(StepState.BROKEN)) {
    return PathState.BROKEN;
  }
  return has(StepState.UNKNOWN) ? PathState.UNKNOWN : PathState.COMPLETE;
}

/** The first step that fails, else the first that the input cannot decide, in the order of the path. */
export function firstFailingStep<T extends Judged>(path: readonly T[]): T | undefined {
  const first = (state: StepState) => path.some(step => step.state === state)
    ? STEPS.map(name => path.find(({ step }) => step === name)).find(step => step?.state === state) : undefined;
  return first(StepState.BROKEN) ?? first(StepState.UNKNOWN);
}
