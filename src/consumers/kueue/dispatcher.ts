import { refuse } from '../../errors/format-error';
import { Json } from '../../kubernetes/json';
import { valueAt } from '../../releases/fact';
import { DISPATCHER_STEP_SIZE } from '../../releases/kueue/facts';
import { KueueRelease } from '../../releases/kueue/release';

/** Options of the incremental dispatcher. */
export interface IncrementalOptions {
  /**
   * Workers added in a round, from 1. From Kueue 0.19.
   *
   * @default 3
   */
  readonly stepSize?: number;
}

/** How MultiKueue chooses the workers it offers a workload to. */
export class MultiKueueDispatcher {
  /** All workers of the group at once; Kueue's default. */
  public static readonly ALL_AT_ONCE = new MultiKueueDispatcher('kueue.x-k8s.io/multikueue-dispatcher-all-at-once');

  /** A few workers at first, more every five minutes. */
  public static incremental(options: IncrementalOptions = {}): MultiKueueDispatcher {
    const { stepSize } = options;
    if (stepSize !== undefined && (!Number.isInteger(stepSize) || stepSize < 1)) {
      refuse('MultiKueueDispatcher.incremental', 'stepSize', stepSize, {
        wrong: 'is not a whole number of at least 1',
        remedy: 'leave it out, or give 1 or more',
      });
    }
    return new MultiKueueDispatcher('kueue.x-k8s.io/multikueue-dispatcher-incremental', stepSize);
  }

  /**
   * A controller of one's own that nominates the workers.
   *
   * @param name the name it listens to; Kueue does not check it
   */
  public static external(name: string): MultiKueueDispatcher {
    if (!name) {
      refuse('MultiKueueDispatcher.external', 'name', name, { wrong: 'is empty', remedy: 'give the name that the controller listens to' });
    }
    return new MultiKueueDispatcher(name);
  }

  private constructor(
    /** Name in Kueue's configuration. */
    public readonly name: string,
    /** Workers added in a round, where stated. */
    public readonly stepSize?: number,
  ) {}
}

/** The dispatcher as keys of Kueue's configuration under `multiKueue`. */
export function dispatcherConfiguration(where: string, { name, stepSize }: MultiKueueDispatcher, release: KueueRelease): Json {
  if (stepSize !== undefined && !valueAt(DISPATCHER_STEP_SIZE, release.factsOf)) {
    refuse(where, 'dispatcher.stepSize', stepSize, {
      wrong: `is unknown to Kueue ${release}, whose manager would exit`,
      remedy: 'leave it out, or use Kueue 0.19',
    });
  }
  return { dispatcherName: name, ...(stepSize === undefined ? {} : { incrementalDispatcherConfig: { stepSize } }) };
}
