/**
 * What manifests cannot say: which releases run, which clusters exist, what somebody has decided. Given in code or in a file
 * `ocm-access.yaml`; never guessed from strings in manifests.
 */

/**
 * Releases by their versions, as people write them: `0.19.2`, `v0.19.2`, or `0.19` for the newest catalogued patch. A later patch than the catalogue has takes
 * the facts of the nearest before it, with a notice; other unknown versions are refused with the list.
 */
export interface AccessReleases {
  /**
   * Kueue on the hub.
   *
   * @default - not stated; what depends on it is unknown
   */
  readonly kueue?: string;

  /**
   * Kubernetes of the hub, such as `1.35`.
   *
   * @default - not stated
   */
  readonly kubernetes?: string;

  /**
   * The managed-serviceaccount add-on.
   *
   * @default - not stated
   */
  readonly managedServiceAccount?: string;

  /**
   * The cluster-permission controller.
   *
   * @default - not stated
   */
  readonly clusterPermission?: string;

  /**
   * Argo CD on the hub, such as `3.5`; one before that cannot run the plugin. What its own Roles let it read counts, also where they are not in the
   * manifests.
   *
   * @default - not stated; known by its workloads where they are in the manifests
   */
  readonly argoCd?: string;

  /**
   * OCM on the hub, such as `1.3`. It decides which versions of its objects are served, ClusterProfile among them.
   *
   * @default - not stated
   */
  readonly ocm?: string;

  /**
   * The cluster-proxy add-on. Some releases let more through than they should.
   *
   * @default - not stated
   */
  readonly clusterProxy?: string;
}

/** A managed cluster, where the manifests hold no ManagedCluster. */
export interface AccessCluster {
  /** Name of the ManagedCluster. */
  readonly name: string;

  /**
   * Its labels.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Whether the hub has accepted it.
   *
   * @default true
   */
  readonly accepted?: boolean;

  /**
   * Kueue on it, where it differs from the hub's: `0.16.1` or `0.16`.
   *
   * @default - the hub's release is assumed
   */
  readonly kueue?: string;
}

/** Somebody has decided that a token may be copied into a namespace of another application. */
export interface AcknowledgedCopy {
  /** Name of the account whose token is copied. */
  readonly account: string;

  /** The receiving namespace. */
  readonly namespace: string;

  /** Why that is right: at least one word. */
  readonly reason: string;
}

/** Suppresses findings. A suppression without a finding is itself a finding. */
export interface Suppression {
  /** Id of the rule. */
  readonly rule: string;

  /** Kind of the object. */
  readonly kind: string;

  /**
   * Namespace of the object.
   *
   * @default - any
   */
  readonly namespace?: string;

  /**
   * Name of the object.
   *
   * @default - any
   */
  readonly name?: string;

  /** Why that is right: at least one word. */
  readonly reason: string;
}

/** How the findings of a rule are reported. */
export enum RuleLevel {
  /** As errors. An error that the rule itself reports as less breaks no step of an access path. */
  ERROR = 'error',
  /** As warnings. They break no step of an access path. */
  WARNING = 'warning',
  /** As notices. They break no step of an access path. */
  NOTICE = 'notice',
  /** Not at all: its findings are set aside with the reason, and counted. */
  OFF = 'off',
}

/** Somebody has decided at which level a rule reports. */
export interface RuleSetting {
  /** The level of all its findings. */
  readonly level: RuleLevel;

  /** Why that is right: at least one word. */
  readonly reason: string;
}

/** Somebody has decided that a kind gives nobody access. Kinds that the analysis reads count all the same. */
export interface KindWithoutBearing {
  /**
   * API group of the kind, such as `argoproj.io`.
   *
   * @default - the core group
   */
  readonly apiGroup?: string;

  /** The kind, such as `Application`. */
  readonly kind: string;

  /** Why it has no bearing on access: at least one word. */
  readonly reason: string;
}

/** What manifests do not show. */
export interface AccessOptions {
  /**
   * What is installed on the hub.
   *
   * @default - nothing is stated, and rules that depend on a release are unknown
   */
  readonly releases?: AccessReleases;

  /**
   * What is installed on the hub, of minors that nobody has catalogued: the facts of the newest release before are used, and every answer reports it. A release
   * that the catalogue has is the same here as in `releases`; one that is older than all that it has is refused, and so is a component in both.
   *
   * @default - nothing is assumed, and such a release is refused
   */
  readonly assume?: AccessReleases;

  /**
   * The managed clusters, beside the ManagedClusters that the manifests hold.
   *
   * @default - those of the manifests alone
   */
  readonly fleet?: AccessCluster[];

  /**
   * Name of the ManagedCluster that is the hub itself.
   *
   * @default - the one labelled `local-cluster: "true"` or named `local-cluster`
   */
  readonly ownCluster?: string;

  /**
   * Whether the manifests are everything that the hub holds, such as an export of it. Only then is something that is missing a mistake.
   *
   * @default false - what is missing is unknown
   */
  readonly complete?: boolean;

  /**
   * Manifests of others on the same hub: they count, and are not judged.
   *
   * @default - none
   */
  readonly background?: unknown[];

  /**
   * Copies of tokens that are meant to be there.
   *
   * @default - none but those on annotations
   */
  readonly acknowledgedCopies?: AcknowledgedCopy[];

  /**
   * Findings to suppress.
   *
   * @default - none but those on annotations
   */
  readonly suppressions?: Suppression[];

  /**
   * Levels of rules by their ids, such as `permission-broad`. A rule that is switched off is counted in the outcomes all the same.
   *
   * @default - each rule has its own levels
   */
  readonly rules?: Record<string, RuleSetting>;

  /**
   * Kinds without bearing on access, beside those that the analysis knows. Objects of other unknown kinds are not judged, and answers name them.
   *
   * @default - none
   */
  readonly kindsWithoutBearing?: KindWithoutBearing[];

  /**
   * Accounts, by name, whose rights on the managed clusters come from elsewhere.
   *
   * @default - none; an account without a ClusterPermission is an error where the manifests are complete
   */
  readonly rightsGrantedElsewhere?: string[];

  /**
   * Default frameworks of Kueue that its configuration leaves out on purpose.
   *
   * @default - none; one that is left out is a warning
   */
  readonly unmanagedFrameworks?: string[];

  /**
   * Whether cluster-proxy lets hub tokens in (`enableImpersonation` of its chart).
   *
   * @default true
   */
  readonly hubTokensAccepted?: boolean;
}
