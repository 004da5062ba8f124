import { PathStep, StepName, StepState } from './path-step';
import { copyOf } from '../../kubernetes/json';
import { messageBelow } from '../engine/describe';
import { copyData, Data, Datum, fill, Placeholder } from '../engine/message';
import { describeMissing, Missing, MISSING } from '../engine/missing-input';
import { RuleFinding, RuleUnknown, RuleMessage } from '../engine/rule';
import { AccessGraph } from '../graph/access-graph';
import { KubeObject, ObjectReference, referenceTo } from '../input/objects';

/** What is absent where the input is everything there is. */
const ABSENT = {
  'no-account': `${MISSING.account} is missing`,
  'no-binding': `${MISSING.binding} is missing`,
  'no-cluster-set': `${MISSING['cluster-set']} is missing`,
  'no-permission': `${MISSING.permission} is missing`,
  'no-profile': `${MISSING.profile}, is missing`,
  'no-selecting-set': `${MISSING['selecting-set']} is missing`,
} as const;

/** What a step of an access path can say, beside what the input lacks. */
export const PATH_MESSAGES = {
  ...ABSENT,
  'bound': 'set \'{set}\' is bound to namespace \'{namespace}\'',
  'bound-under-other-name': 'set \'{set}\' is bound to namespace \'{namespace}\' by a binding of another name, \'{binding}\'',
  'can-read': '{accounts} can get Secret \'{cluster}-{account}\'',
  'cannot-read-profiles': '{noProfiles} cannot get and list ClusterProfiles',
  'cannot-read-token': '{noToken} cannot get Secret \'{cluster}-{account}\'',
  'cannot-read-token-and-profiles': '{noToken} cannot get Secret \'{cluster}-{account}\', and {noProfiles} cannot get and list ClusterProfiles',
  'container-asks': 'a container asks for account \'{account}\'',
  'container-runs': 'a container runs \'{command}\' for account \'{account}\'',
  'does-not-see': 'namespace \'{namespace}\' does not see cluster \'{cluster}\'',
  'does-not-select': 'set \'{set}\' does not select cluster \'{cluster}\'',
  'entry-asks': '{origin} asks for account \'{account}\'',
  'entry-runs': '{origin} runs \'{command}\' for account \'{account}\'',
  'entry-wrong': 'the provider entry needs another value in {fields}',
  'granted': '{kind} \'{name}\' grants the rights',
  'granted-elsewhere': 'the rights are granted elsewhere',
  'no-pod-token': 'the pod has no token of its own to reach the hub with',
  'no-token': 'without the account there is no token to copy',
  'not-a-duration': 'the validity {validity} is not a duration',
  'not-accepted': 'the hub has not accepted cluster \'{cluster}\'',
  'not-copied': 'the token is not copied: the sync label is not "true"',
  'plugin-elsewhere': 'the plugin is at {paths}, and the provider entry runs \'{command}\'',
  'plugin-mounted': 'the plugin is mounted',
  'plugin-mounted-at': '\'{command}\' is mounted',
  'plugin-not-mounted': 'no container mounts the volume that holds the plugin',
  'plugin-volume-empty': 'volume \'{volume}\' stays empty',
  'profile-created': 'OCM creates ClusterProfile \'{cluster}\' in namespace \'{namespace}\'',
  'profile-present': 'ClusterProfile \'{cluster}\' is in namespace \'{namespace}\'',
  'profile-suffices': 'the ClusterProfile is in the input',
  'secret': 'Secret \'{cluster}-{account}\' in namespace \'{namespace}\'',
  'secret-too-long': 'the Secret name \'{cluster}-{account}\' is too long to be copied',
  'selects': 'set \'{set}\' selects cluster \'{cluster}\'',
  'valid-for': 'the token is valid for {validity}',
} as const;

type PathMessage = keyof typeof PATH_MESSAGES;

/** A step before its text is written. */
export interface RawStep extends Pick<PathStep, 'step' | 'state' | 'rule' | 'messageId' | 'field' | 'value'> {
  readonly data: Data;
  readonly object?: KubeObject | ObjectReference;
  /** The text of the rule whose error breaks the step. */
  readonly text?: RuleMessage;
}

interface Place {
  readonly object?: KubeObject;
  readonly field?: string;
}

/** Makes the steps of one name. */
export class StepWriter {
  public constructor(private readonly graph: AccessGraph, private readonly step: StepName) {}

  public ok<K extends PathMessage>(messageId: K, data: DataOf<typeof PATH_MESSAGES[K]>, place?: Place): RawStep {
    return this.write(StepState.OK, { messageId, data }, place);
  }

  public broken<K extends PathMessage>(messageId: K, data: DataOf<typeof PATH_MESSAGES[K]>, place?: Place): RawStep {
    return this.write(StepState.BROKEN, { messageId, data }, place);
  }

  public notApplicable<K extends PathMessage>(messageId: K, data: DataOf<typeof PATH_MESSAGES[K]>): RawStep {
    return this.write(StepState.NOT_APPLICABLE, { messageId, data });
  }

  public unknown(what: Missing, place?: Place): RawStep {
    return this.write(StepState.UNKNOWN, what, place);
  }

  /** What is not in the input is wrong where the input is everything there is, and else unknown. */
  public absent(what: Missing<AbsentName>): RawStep {
    return this.graph.complete ? this.write(StepState.BROKEN, { ...what, messageId: `no-${what.messageId}` }) : this.unknown(what);
  }

  private write(state: StepState, { messageId, data }: { messageId: string; data: Data }, { object, field }: Place = {}): RawStep {
    return { step: this.step, state, messageId, data, object, field: object && field };
  }
}

type DataOf<T extends string> = Readonly<Record<Placeholder<T>, Datum>>;
type AbsentName = keyof typeof ABSENT extends `no-${infer Name}` ? Name : never;

/** The step, broken by the error of a rule, with the error's own words. */
export function brokenBy({ step }: RawStep, { rule, text, messageId, data, object, field, value }: RuleFinding): RawStep {
  return { step, state: StepState.BROKEN, rule, text, messageId, data, object, field, value };
}

/** The step, left open by what a rule asks and the input does not answer. */
export function openBy({ step }: RawStep, { messageId, data, object }: RuleUnknown): RawStep {
  return { step, state: StepState.UNKNOWN, messageId, data, object };
}

/** The text about a step; for several clusters, with another text in place of the cluster. */
export function describeStep({ state, messageId, data, text, field = '', value }: Omit<RawStep, 'step' | 'object'>, cluster?: string): string {
  const named = cluster === undefined ? data : { ...data, cluster };
  if (text) {
    return messageBelow({ text, data: named, field, value });
  }
  return state === StepState.UNKNOWN ? describeMissing({ messageId: messageId as Missing['messageId'], data: named })
    : fill(PATH_MESSAGES[messageId as PathMessage], named);
}

/** The step with another text where its value is the name of its cluster, so that it is the same on every cluster. */
export function onEveryCluster<T extends Pick<RawStep, 'value'>>(step: T, cluster: string, text: string): T {
  return step.value === cluster ? { ...step, value: text } : step;
}

type PublicStep = { -readonly [K in keyof PathStep]: PathStep[K] };

export function publicStep(raw: RawStep): PathStep {
  const { step, state, rule, messageId, data, object, field, value } = raw;
  const shownData = copyData(data);
  const description = describeStep(raw);
  const shown: PublicStep = rule === undefined ? { step, state, messageId, data: shownData, description }
    : { step, state, rule, messageId, data: shownData, description };
  // Not by spreading what may be absent: a large fleet has tens of thousands of steps.
  if (object) {
    shown.object = 'manifest' in object ? referenceTo(object) : { ...object };
  }
  if (field !== undefined) {
    shown.field = field;
  }
  if (value !== undefined) {
    shown.value = copyOf(value);
  }
  return shown;
}
