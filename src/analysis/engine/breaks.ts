import { StepName } from './step-name';

/** The step that the object of a finding decides: `account` for a ManagedServiceAccount. */
export const STEP_OF_THE_OBJECT = 'step of the object';

/**
 * Which step an error breaks on each access path that its object lies on. `false` where it breaks none: the access is
 * there all the same, or the path asks the same question itself for each cluster.
 */
export type Breaks = StepName | typeof STEP_OF_THE_OBJECT | false;
