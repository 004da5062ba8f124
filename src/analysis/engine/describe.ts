import { Finding, Remedy, Unknown } from './findings';
import { copyData, fill } from './message';
import { describeMissing } from './missing-input';
import { RuleFinding, RuleUnknown } from './rule';
import { show } from '../../errors/format-error';
import { copyOf } from '../../kubernetes/json';
import { spell } from '../input/objects';

/** Writes a finding out. */
export function describeFinding(found: RuleFinding): Finding {
  const { rule, messageId, severity, field } = found;
  return {
    rule,
    messageId,
    data: copyData(found.data),
    severity,
    traps: [...found.traps],
    object: { ...found.object },
    field,
    value: copyOf(found.value),
    message: messageOf(found),
    remedy: remedyOf(found),
  };
}

export function describeUnknown({ rule, messageId, data, traps, object }: RuleUnknown): Unknown {
  return { rule, messageId, data: copyData(data), traps: [...traps], object: { ...object }, missing: describeMissing({ messageId, data }) };
}

/** `<object>: <field> = <value>: <what is wrong>; <what to do>` */
export function messageOf(found: RuleFinding): string {
  return `${spell(found.object)}: ${messageBelow(found)}`;
}

/** The message where the object is known from what is around it. */
export function messageBelow({ text, data, field, value }: Pick<RuleFinding, 'text' | 'data' | 'field' | 'value'>): string {
  return `${field} = ${show(value)}: ${fill(text.problem, data)}; ${fill(text.remedy, data)}`;
}

/** What is wrong, where the remedy is written elsewhere. */
export function problemOf({ message, remedy }: Pick<Finding, 'message' | 'remedy'>): string {
  const end = `; ${remedy.description}`;
  return message.endsWith(end) ? message.slice(0, -end.length) : message;
}

export function remedyOf({ text, data, fix }: RuleFinding): Remedy {
  const description = fill(text.remedy, data);
  if (fix === undefined) {
    return { description, question: fill(text.question ?? '', data) };
  }
  if ('elsewhere' in fix) {
    return { description, question: `Which template or program writes this entry? Change ${fix.elsewhere} there.` };
  }
  if ('patch' in fix) {
    return { description, patch: copyOf([...fix.patch]), target: copyOf(fix.target) };
  }
  return 'add' in fix ? { description, add: copyOf([...fix.add]) } : { description, remove: true };
}
