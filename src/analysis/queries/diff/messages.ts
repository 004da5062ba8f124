import { copyData, Data, fill, Message } from '../../engine/message';
import { PlacedRight, spellPlace } from '../placed-rights';

/** What changes when somebody gains or loses access. */
export enum AccessChangeKind {
  /** An account is there on one side only. */
  ACCOUNT = 'account',
  /** An account has other rights. */
  RIGHTS = 'rights',
  /** A token is valid for another time. */
  TOKEN_VALIDITY = 'token validity',
  /** A token is copied into a namespace on one side only. */
  COPY = 'copy',
  /** A hub subject can read a token on one side only. */
  READER = 'reader',
  /** An application uses an account on one side only. */
  CONSUMER = 'consumer',
  /** An object holds another credential for a cluster. */
  CREDENTIAL = 'credential',
  /** A hub identity has other rights. */
  HUB_IDENTITY = 'hub identity',
  /** A hub subject comes to a token, or to rights on a cluster, by one request more or less. */
  ONE_STEP = 'in one step',
  /** A workload that can reach a token, or runs on managed clusters, runs something else. */
  WORKLOAD = 'workload',
}

/** Something that somebody can do after a change and could not before, or the other way round. */
export interface AccessChange {
  /** What changes. */
  readonly kind: AccessChangeKind;
  /** Id of the text about it. */
  readonly messageId: string;
  /** What the text names. */
  readonly data: { [name: string]: string | number | string[] };
  /** The text about it. */
  readonly description: string;
  /** Names of the clusters for which the same holds. */
  readonly clusters: string[];
  /**
   * Whether it only comes with another name of a cluster, see `renamedClusters`.
   *
   * @default false
   */
  readonly ofRenamedCluster?: boolean;
}

/** `{where}` is the place of a right, from the namespaces in the data. */
const DIFF_MESSAGES = {
  'account': 'account \'{account}\' with {rights}; its token is valid for {validity}',
  'account-without-rights': 'account \'{account}\' without rights in the input; its token is valid for {validity}',
  'rights': 'account \'{account}\' may {right}{where}',
  'rights-elsewhere': 'account \'{account}\', which is not in the input, may {right}{where}',
  'token-validity': 'the token of account \'{account}\' is valid for {after} instead of {before}',
  'consumer': '{consumer} uses account \'{account}\'',
  'handover': '{giver} gives Argo CD in namespace \'{namespace}\' the token of account \'{account}\'',
  'handover-placed': '{giver} gives Argo CD in namespace \'{namespace}\' the token of account \'{account}\', on clusters that the input does not name',
  'credential': '{holder} holds {method} for {server}',
  'credential-changed': '{holder} holds {method} for {server}, and it is another one',
  'credential-anywhere': '{holder} holds {method}, for a cluster that it does not name',
  'credential-anywhere-changed': '{holder} holds {method}, for a cluster that it does not name, and it is another one',
  'copy': 'the token of account \'{account}\' is copied into namespace \'{namespace}\'',
  'reader': '{reader} can read the token of account \'{account}\' in namespace \'{namespace}\'',
  'reader-at-issue': '{reader} can read the token of account \'{account}\' where it is issued, in the namespace of the cluster',
  'reader-of-everything': '{reader} can read every Secret of the hub',
  'possible-reader': '{reader} can read the token of account \'{account}\' in namespace \'{namespace}\', depending on {dependsOn}, which the input lacks',
  'possible-reader-at-issue': '{reader} can read the token of account \'{account}\' where it is issued, depending on {dependsOn}, which the input lacks',
  'possible-reader-of-everything': '{reader} can read every Secret of the hub, depending on {dependsOn}, which the input lacks',
  'hub-identity': '{identity} may {right}{where} with its hub token',
  'hub-identity-placed': '{identity} may {right}{where} with its hub token, on clusters that the input does not name',
  'one-step': '{subject} may {rights} in namespace \'{namespace}\' of the hub',
  'one-step-everywhere': '{subject} may {rights} on the whole hub',
  'workload-new': '{workload} can reach a token',
  'workload-gone': '{workload} can no longer reach a token',
  'workload-carried': '{workload} runs on managed clusters, with the rights of service account \'{account}\' there',
  'workload-not-carried': '{workload} no longer runs on managed clusters, with the rights of service account \'{account}\' there',
  'workload-whole': '{workload} is in the input as a whole, and was there in part',
  'workload-partial': '{workload} is in the input in part, and was there as a whole',
  'workload-account': '{workload} runs as service account \'{after}\' instead of \'{before}\'',
  'workload-volumes': '{workload} has other volumes',
  'container-new': 'container \'{container}\' of {workload} is new, with image \'{image}\'',
  'container-gone': 'container \'{container}\' of {workload} is removed',
  'container-image': 'container \'{container}\' of {workload} runs image \'{after}\' instead of \'{before}\'',
  'container-command': 'container \'{container}\' of {workload} runs another command or other arguments',
  'container-settings': 'container \'{container}\' of {workload} has other variables, mounts or privileges',
  'unresolved-subject': '{identity}, which the input does not resolve, may {right}{where}',
  'unresolved-subject-placed': '{identity}, which the input does not resolve, may {right}{where} on clusters that the input does not name',
} as const;

export type DiffMessage = keyof typeof DIFF_MESSAGES;

/** A change before its text is written. */
export interface RawChange extends Message {
  readonly kind: AccessChangeKind;
  readonly messageId: DiffMessage;
  readonly cluster?: string;
  /** The rights of a new account, one by one. */
  readonly placed?: readonly PlacedRight[];
}

export function change(kind: AccessChangeKind, messageId: DiffMessage, data: Data, cluster?: string): RawChange {
  return { kind, messageId, data, ...cluster !== undefined && { cluster } };
}

export function publicChange({ kind, messageId, data }: RawChange, clusters: string[]): AccessChange {
  const { namespaces } = data;
  const where = typeof namespaces === 'object' ? spellPlace(namespaces) : '';
  return { kind, messageId, data: copyData(data), description: fill(DIFF_MESSAGES[messageId], { ...data, where }), clusters };
}
