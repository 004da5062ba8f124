import { refuse } from '../errors/format-error';
import { isDnsLabel, isLabelKey, isLabelValue, LABEL_LENGTH } from '../kubernetes/names';
import { KubernetesRelease } from '../releases/kubernetes/release';
import { KueueRelease } from '../releases/kueue/release';

/** Releases of one managed cluster, where they are known. */
export interface ClusterReleases {
  /**
   * Kueue on this cluster. Hub and worker should run one minor: with 0.15 or 0.16 against 0.19 the
   * cluster turns Active and no workload ever runs.
   *
   * @default - the hub's release is assumed
   */
  readonly kueue?: KueueRelease;

  /**
   * Kubernetes on this cluster.
   *
   * @default - not known
   */
  readonly kubernetes?: KubernetesRelease;
}

/** What is known of one managed cluster. */
export interface ManagedClusterProps {
  /** Name of the ManagedCluster, and of its namespace on the hub: a DNS label of at most 63 characters. */
  readonly name: string;

  /**
   * Labels of the ManagedCluster; selectors are evaluated against them.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Whether the hub has accepted the cluster. Nothing is emitted for a cluster that it has not: its
   * namespace does not exist yet and one such object fails the whole sync.
   *
   * @default true
   */
  readonly accepted?: boolean;

  /**
   * Releases on this cluster where they differ from the hub's.
   *
   * @default - those of the hub
   */
  readonly releases?: ClusterReleases;
}

/** One cluster of the fleet. */
export class ManagedCluster {
  /** Name of the ManagedCluster, and of its namespace on the hub. */
  public readonly name: string;

  /** Whether the hub has accepted it. */
  public readonly accepted: boolean;

  /** Releases on this cluster, where stated. */
  public readonly releases: ClusterReleases;

  // A Map, because `constructor` is a legal label key.
  private readonly labelMap: ReadonlyMap<string, string>;

  /** Describes a cluster; `Fleet` is what makes these. */
  public constructor(props: ManagedClusterProps) {
    const where = 'ManagedCluster';
    if (!isDnsLabel(props.name)) {
      refuse(
        where,
        'name',
        props.name,
        {
          wrong: `is not a DNS label of at most ${LABEL_LENGTH} characters, so its namespace on the hub cannot exist`,
          remedy: 'use lower-case letters, digits and inner dashes',
        },
      );
    }
    const entries = Object.entries(props.labels ?? {});
    for (const [key, value] of entries) {
      if (!isLabelKey(key)) {
        refuse(`${where} ${props.name}`, 'labels', key, { wrong: 'is not a label key', remedy: 'use the form name or prefix/name' });
      }
      if (!isLabelValue(value)) {
        refuse(`${where} ${props.name}`, `labels['${key}']`, value, {
          wrong: 'is not a label value',
          remedy: 'use a string of at most 63 letters, digits, dashes, dots and underscores; quote it in YAML',
        });
      }
    }
    this.name = props.name;
    this.labelMap = new Map(entries);
    this.accepted = props.accepted ?? true;
    this.releases = Object.freeze({ ...props.releases });
  }

  /** A copy of the labels. */
  public get labels(): Record<string, string> {
    return Object.fromEntries(this.labelMap);
  }

  /** The value of a label, or nothing. */
  public label(key: string): string | undefined {
    return this.labelMap.get(key);
  }
}
