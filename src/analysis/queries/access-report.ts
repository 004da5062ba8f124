import { Coverage } from './coverage';
import { PathState, PathStep, StepName } from './path-step';
import { PlacedRight } from './placed-rights';
import { Finding, SuppressedFinding, Unknown } from '../engine/findings';
import { RuleOutcome } from '../engine/run-rules';
import { ObjectReference } from '../input/objects';

/** The whole answer as plain data: who reaches what, with which rights, what breaks it, and who can read the tokens. */
export interface AccessReport {
  /** Whether the input is everything that the hub holds. */
  readonly complete: boolean;
  /** Releases by component, as they are stated. */
  readonly releases: { [component: string]: string };
  /** Names of the clusters in the input. */
  readonly clusters: string[];
  /** Applications on the hub that use an account. */
  readonly consumers: ConsumerReport[];
  /** Copies of tokens in the namespaces of the hub. */
  readonly copies: TokenCopy[];
  /** Tokens where OCM issues them, in the namespaces of their clusters, as far as anybody but OCM can read them there. */
  readonly issuedTokens: TokenCopy[];
  /** Accounts with rights that no application in the input uses, or that the input lacks. */
  readonly otherAccounts: OtherAccount[];
  /** Tokens that GitOpsClusters give Argo CD. */
  readonly tokenHandovers: TokenHandover[];
  /** Credentials for clusters that objects hold themselves: no account is behind them. */
  readonly storedCredentials: StoredCredential[];
  /** Hub identities that reach clusters with their hub token. */
  readonly hubIdentities: HubIdentity[];
  /** Subjects that the input does not resolve. */
  readonly unresolvedSubjects: HubIdentity[];
  /** Namespaces that receive tokens and have no known application. */
  readonly receivesTokensConsumerUnknown: string[];
  /** Accounts whose tokens are copied and that no provider entry names. */
  readonly tokensWithoutConsumer: string[];
  /** Hub subjects that read every Secret of the hub. */
  readonly readersOfEverything: string[];
  /** Hub subjects that read every Secret of the hub if something is as the input does not say. */
  readonly possibleReadersOfEverything: PossibleReader[];
  /** Hub subjects that come to a token, or to rights on a cluster, by one request, without reading a token directly. */
  readonly oneStep: OneStepHolder[];
  /** What is wrong, without what is suppressed. */
  readonly findings: Finding[];
  /** Findings that are suppressed. */
  readonly suppressed: SuppressedFinding[];
  /** What could not be judged. */
  readonly unknowns: Unknown[];
  /** How often each rule looked and reported. */
  readonly rules: RuleOutcome[];
  /** What the answer is about, and what it leaves out. */
  readonly coverage: Coverage;
  /** Places in the input that hold no Kubernetes object, from 0. */
  readonly ignored: number[];
}

/** An application on the hub that uses an account, and its access to each cluster. */
export interface ConsumerReport {
  /** `namespace/account` */
  readonly name: string;
  /** Namespace of the application. */
  readonly namespace: string;
  /** Name of the account that it uses. */
  readonly account: string;
  /** Where its provider entries come from: `Kueue`, `provider file`, `Argo CD` or `argument`. */
  readonly origins: string[];
  /** Hub service accounts that run the plugin. */
  readonly runsAs: string[];
  /** Workloads that run the plugin: `Deployment my-app/controller`. */
  readonly workloads: string[];
  /** Its access, cluster by cluster. */
  readonly access: ClusterAccess[];
  /** The same, with clusters of identical access together; exceptions come first. */
  readonly groups: AccessGroup[];
}

/** The access of one consumer to one cluster. */
export interface ClusterAccess {
  /** Name of the managed cluster. */
  readonly cluster: string;
  /** The worst state of the path: broken before unknown before complete. */
  readonly state: PathState;
  /**
   * How long its token is valid, as it is written.
   *
   * @default - there is no account
   */
  readonly tokenValidity?: string;
  /** What the account may do on the cluster. */
  readonly rights: string[];
  /** The access path, step by step. */
  readonly path: PathStep[];
}

/** A copy of a token in a namespace of the hub. */
export interface TokenCopy {
  /** Name of the account. */
  readonly account: string;
  /** The cluster that the token is for. */
  readonly cluster: string;
  /** Namespace that receives the copy. */
  readonly namespace: string;
  /** Name of the Secret. */
  readonly secret: string;
  /** Hub subjects that can read it there. */
  readonly readers: string[];
  /** Hub subjects that can read it there if something is as the input does not say. */
  readonly possibleReaders: PossibleReader[];
}

/** A hub subject that can read a token if something is as the input does not say. */
export interface PossibleReader {
  /** The subject. */
  readonly reader: string;
  /** What the input lacks that decides it: `ClusterRole x`, `the namespace of RoleBinding y`. */
  readonly dependsOn: string[];
}

/** An account without a known consumer, on clusters on which it has the same rights. */
export interface OtherAccount {
  /** Name of the account. */
  readonly account: string;
  /** Whether the input has the account. */
  readonly inInput: boolean;
  /**
   * How long its token is valid, as it is written.
   *
   * @default - the account is not in the input
   */
  readonly tokenValidity?: string;
  /** What it may do on the clusters. */
  readonly rights: string[];
  /** The same, each right with its namespaces: one for all of them. */
  readonly placedRights: PlacedRight[];
  /** Names of the clusters. */
  readonly clusters: string[];
}

/** A hub identity that reaches a cluster with its hub token. */
export interface HubIdentity {
  /** `hub service account ns/name`, or the subject as it is written where the input does not resolve it. */
  readonly identity: string;
  /** Name of the managed cluster; empty where the input does not tell which clusters. */
  readonly cluster: string;
  /** What it may do on the cluster. */
  readonly rights: string[];
  /** The same, each right with its namespaces: one for all of them. */
  readonly placedRights: PlacedRight[];
  /** Kind of the object that grants the rights. */
  readonly grantedByKind: string;
  /** Name of the object that grants the rights. */
  readonly grantedBy: string;
  /** Path of the field that grants them. */
  readonly field: string;
}

/** Clusters on which the access of a consumer is the same in every respect. */
export interface AccessGroup {
  /** State of the access path. */
  readonly state: PathState;
  /**
   * How long the token is valid, as it is written.
   *
   * @default - there is no account
   */
  readonly tokenValidity?: string;
  /** What the account may do on the clusters. */
  readonly rights: string[];
  /** The same, each right with its namespaces: one for all of them. */
  readonly placedRights: PlacedRight[];
  /**
   * The first step that fails, else the first that the input does not decide.
   *
   * @default - no step fails, and the input decides every step
   */
  readonly failing?: FailingStep;
  /** Who receives and can read the token: `my-app: ServiceAccount my-app/controller`. */
  readonly copies: string[];
  /** Names of the clusters. */
  readonly clusters: string[];
}

/** The step that decides the state of an access path, for several clusters at once. */
export interface FailingStep {
  /** Which step. */
  readonly step: StepName;
  /**
   * Id of the rule whose error breaks the step.
   *
   * @default - the step speaks for itself
   */
  readonly rule?: string;
  /** Id of the text about it. */
  readonly messageId: string;
  /** The text about it, with `*` for the cluster. */
  readonly description: string;
}

/** A hub subject with rights by which it comes to a token, or to rights on a cluster, in one step. */
export interface OneStepHolder {
  /** The subject: `User mallory`, `ServiceAccount team-a/builder`. */
  readonly subject: string;
  /**
   * Namespace of the hub in which it holds the rights.
   *
   * @default - everywhere
   */
  readonly namespace?: string;
  /** The rights: `create pods`, `update manifestworks.work.open-cluster-management.io`. */
  readonly rights: string[];
  /**
   * The component that brings the subject with these rights.
   *
   * @default - none that is known
   */
  readonly component?: string;
}

/** A token that a controller gives an application, on clusters on which the account has the same rights. */
export interface TokenHandover {
  /** What asks for it. */
  readonly givenBy: ObjectReference;
  /** Namespace of the application that gets it. */
  readonly namespace: string;
  /** Name of the account. */
  readonly account: string;
  /** Names of the clusters. */
  readonly clusters: string[];
  /** Whether there may be clusters that the input does not name. */
  readonly mayBeMore: boolean;
  /** What the account may do on the clusters. */
  readonly rights: string[];
  /** The same, each right with its namespaces: one for all of them. */
  readonly placedRights: PlacedRight[];
}

/** A credential that an object holds itself. What it allows no manifest shows. */
export interface StoredCredential {
  /** The object. */
  readonly object: ObjectReference;
  /** JSON path of what holds it. */
  readonly field: string;
  /** `kubeconfig` or `Argo CD cluster`. */
  readonly form: string;
  /** Address of the API server; empty where none is written. */
  readonly server: string;
  /** `a bearer token`, `a client certificate` and the like. */
  readonly method: string;
}
