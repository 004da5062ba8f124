import { PathState, PathStep } from './path-step';
import { Finding, SuppressedFinding, Unknown } from '../engine/findings';
import { RuleOutcome } from '../engine/run-rules';

/** The whole answer as plain data: who reaches what, with which rights, how it stands, who can read the tokens. */
export interface AccessReport {
  readonly complete: boolean;
  readonly releases: Readonly<Record<string, string>>;
  /** Clusters that the input speaks of, by name. */
  readonly clusters: readonly string[];
  readonly consumers: readonly ConsumerReport[];
  readonly copies: readonly CopyReport[];
  /** Hub identities that come in with their hub token. */
  readonly hubIdentities: readonly HubIdentityReport[];
  /** Subjects that the input cannot resolve. */
  readonly unresolvedSubjects: readonly HubIdentityReport[];
  /** Namespaces that receive tokens and have no known application. */
  readonly receivesTokensConsumerUnknown: readonly string[];
  /** Accounts whose tokens are copied and that no provider entry names. */
  readonly tokensWithoutConsumer: readonly string[];
  /** Hub subjects that read every Secret of the hub. */
  readonly readersOfEverything: readonly string[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknowns: readonly Unknown[];
  readonly rules: readonly RuleOutcome[];
  /** Places in the input that hold no Kubernetes object. */
  readonly ignored: readonly number[];
}

export interface ConsumerReport {
  readonly name: string;
  readonly namespace: string;
  readonly account: string;
  readonly origins: readonly string[];
  /** Hub service accounts that run the plugin. */
  readonly runsAs: readonly string[];
  readonly workloads: readonly string[];
  readonly cells: readonly CellReport[];
  /** The same, folded: clusters with identical access together, exceptions first. */
  readonly groups: readonly AccessGroup[];
}

/** One consumer on one cluster. */
export interface CellReport {
  readonly cluster: string;
  /** The worst step: violation before unknown before ok. */
  readonly state: PathState;
  readonly tokenLife?: string;
  readonly rights: readonly string[];
  readonly chain: readonly PathStep[];
}

export interface CopyReport {
  readonly account: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly secret: string;
  readonly readers: readonly string[];
}

export interface HubIdentityReport {
  readonly identity: string;
  readonly cluster: string;
  readonly rights: readonly string[];
  readonly object: { readonly kind: string; readonly name: string };
  readonly field: string;
}

/** Clusters on which a consumer's access is the same in every respect: one line for thousands. */
export interface AccessGroup {
  readonly state: CellReport['state'];
  readonly tokenLife?: string;
  readonly rights: readonly string[];
  /** What is broken or unknown, with `*` for the cluster. */
  readonly broken?: { readonly hop: string; readonly words: string };
  /** Who receives and can read the token: `my-app: ServiceAccount my-app/controller`. */
  readonly copies: readonly string[];
  readonly clusters: readonly string[];
}
