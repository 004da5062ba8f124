import { refuse } from '../../errors/format-error';
import { valueAt } from '../../releases/fact';
import { FrameworkFacts, FRAMEWORKS } from '../../releases/kueue/framework-facts';
import { KueueRelease } from '../../releases/kueue/release';

/** A kind of job that Kueue manages and MultiKueue can send to workers. */
export class KueueFramework {
  /** `batch/job` */
  public static readonly BATCH_JOB = KueueFramework.of('batch/job');
  /** `jobset.x-k8s.io/jobset` */
  public static readonly JOB_SET = KueueFramework.of('jobset.x-k8s.io/jobset');
  /** `kubeflow.org/mpijob` */
  public static readonly MPI_JOB = KueueFramework.of('kubeflow.org/mpijob');
  /** `kubeflow.org/paddlejob`, shipped up to Kueue 0.18 */
  public static readonly PADDLE_JOB = KueueFramework.of('kubeflow.org/paddlejob');
  /** `kubeflow.org/pytorchjob`, shipped up to Kueue 0.18 */
  public static readonly PYTORCH_JOB = KueueFramework.of('kubeflow.org/pytorchjob');
  /** `kubeflow.org/tfjob`, shipped up to Kueue 0.18 */
  public static readonly TF_JOB = KueueFramework.of('kubeflow.org/tfjob');
  /** `kubeflow.org/xgboostjob`, shipped up to Kueue 0.18 */
  public static readonly XGBOOST_JOB = KueueFramework.of('kubeflow.org/xgboostjob');
  /** `kubeflow.org/jaxjob`, shipped up to Kueue 0.18 */
  public static readonly JAX_JOB = KueueFramework.of('kubeflow.org/jaxjob');
  /** `trainer.kubeflow.org/trainjob` */
  public static readonly TRAIN_JOB = KueueFramework.of('trainer.kubeflow.org/trainjob');
  /** `ray.io/rayjob` */
  public static readonly RAY_JOB = KueueFramework.of('ray.io/rayjob');
  /** `ray.io/raycluster` */
  public static readonly RAY_CLUSTER = KueueFramework.of('ray.io/raycluster');
  /** `ray.io/rayservice`, from Kueue 0.17 */
  public static readonly RAY_SERVICE = KueueFramework.of('ray.io/rayservice');
  /** `workload.codeflare.dev/appwrapper` */
  public static readonly APP_WRAPPER = KueueFramework.of('workload.codeflare.dev/appwrapper');
  /** `sparkoperator.k8s.io/sparkapplication`, from Kueue 0.17; managed on the hub only, MultiKueue cannot send it */
  public static readonly SPARK_APPLICATION = KueueFramework.of('sparkoperator.k8s.io/sparkapplication');
  /** `pod`: lets the hub make and delete pods of all namespaces on the workers */
  public static readonly POD = KueueFramework.of('pod');
  /** `deployment`: its pods travel by `POD`, which must be given too */
  public static readonly DEPLOYMENT = KueueFramework.of('deployment');
  /** `statefulset`; MultiKueue can send it from Kueue 0.16 */
  public static readonly STATEFUL_SET = KueueFramework.of('statefulset');
  /** `leaderworkerset.x-k8s.io/leaderworkerset`; MultiKueue can send it from Kueue 0.17 */
  public static readonly LEADER_WORKER_SET = KueueFramework.of('leaderworkerset.x-k8s.io/leaderworkerset');

  /**
   * A framework by its name in Kueue's configuration.
   *
   * @param name such as `batch/job`; others are refused with the list
   */
  public static of(name: string): KueueFramework {
    const facts = FRAMEWORKS.find(framework => framework.name === name);
    if (!facts) {
      refuse('KueueFramework.of', 'name', name, {
        wrong: 'is not a framework of any catalogued Kueue release',
        remedy: `choose one of ${FRAMEWORKS.map(f => f.name).join(', ')}`,
      });
    }
    return new KueueFramework(name);
  }

  private constructor(
    /** Name in Kueue's configuration. */
    public readonly name: string,
  ) {}
}

/** The frameworks chosen, in the order of the shipped file, after everything that would end the manager is refused. */
export function chosenFrameworks(where: string, frameworks: readonly KueueFramework[], release: KueueRelease): FrameworkFacts[] {
  if (frameworks.length === 0) {
    refuse(where, 'frameworks', [], { wrong: 'is empty, so Kueue would manage nothing', remedy: 'give for example [KueueFramework.BATCH_JOB]' });
  }
  const names = new Set(frameworks.map(framework => framework.name));
  const chosen = FRAMEWORKS.filter(framework => names.has(framework.name));
  const unknown = chosen.find(framework => !valueAt(framework.known, release.factsOf));
  if (unknown) {
    refuse(where, 'frameworks', unknown.name, {
      wrong: `is unknown to Kueue ${release}, whose manager would exit`,
      remedy: 'leave it out, or use a later release of Kueue',
    });
  }
  if (names.has('deployment') && !names.has('pod')) {
    refuse(where, 'frameworks', 'deployment', { wrong: 'is sent to workers as pods, and pod is not in the list', remedy: 'add KueueFramework.POD' });
  }
  return chosen;
}

/** What the shipped configuration of a release lists. */
export function shippedFrameworks(release: KueueRelease): string[] {
  return FRAMEWORKS.filter(framework => valueAt(framework.shipped, release.factsOf)).map(framework => framework.name);
}
