import { ObjectReference } from '../input/objects';

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

/** The steps of an access path, in their order. */
export enum StepName {
  /** A ManagedClusterSet selects the cluster. */
  SET = 'set',
  /** The set is bound to the namespace of the consumer. */
  BINDING = 'binding',
  /** A ClusterProfile of the cluster is in that namespace. */
  PROFILE = 'profile',
  /** The cluster has the account. */
  ACCOUNT = 'account',
  /** The token of the account is copied into the namespace. */
  SECRET = 'secret',
  /** The consumer may read the copy and its profiles. */
  HUB_ROLE = 'hub role',
  /** The consumer has the plugin. */
  PLUGIN = 'plugin',
  /** The consumer runs the plugin for the account. */
  PROVIDER_ENTRY = 'provider entry',
  /** The account has rights on the cluster. */
  PERMISSION = 'permission',
}

/** The state of a whole access path, or of several: the worst of its steps. */
export enum PathState {
  /** Every step is in order. */
  OK = 'ok',
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
}

type Judged = Pick<PathStep, 'step' | 'state'>;

export const STEPS: readonly StepName[] = Object.values(StepName);

export function stateOf(path: readonly Judged[]): PathState {
  const has = (state: StepState) => path.some(step => step.state === state);
  if (has(StepState.BROKEN)) {
    return PathState.BROKEN;
  }
  return has(StepState.UNKNOWN) ? PathState.UNKNOWN : PathState.OK;
}

/** The first step that fails, else the first that the input cannot decide, in the order of the path. */
export function firstFailingStep<T extends Judged>(path: readonly T[]): T | undefined {
  const first = (state: StepState) => STEPS.map(name => path.find(({ step }) => step === name)).find(step => step?.state === state);
  return first(StepState.BROKEN) ?? first(StepState.UNKNOWN);
}
