import { Form } from './rule-rows';
import { isDnsSubdomain, isLabelKey, isLabelValue } from '../../../kubernetes/names';

const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const IPV4 = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const GROUPS = 8;

/** An IPv6 address without a zone: eight groups, of which `::` stands for one or more. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const asGroups = IPV4.test(tail) ? `${text.slice(0, text.length - tail.length)}0:0` : text;
  const groups = asGroups.split('::').flatMap(half => half === '' ? [] : half.split(':'));
  const enough = halves.length === 2 ? groups.length < GROUPS : groups.length === GROUPS && halves.length === 1;
  return enough && groups.every(group => /^[0-9a-f]{1,4}$/i.test(group));
}

/** `Kind.version.group`, of which the group may have dots and be empty. */
export function kindParts(text: string): { kind: string; version: string; group: string } | undefined {
  const [kind, version, ...group] = text.split('.');
  return group.length === 0 ? undefined : { kind, version, group: group.join('.') };
}

export const FORMS: Readonly<Record<Form, (text: string) => boolean>> = {
  'a label value': isLabelValue,
  'a label key': isLabelKey,
  'a DNS label that begins with a letter': text => text.length <= 63 && DNS_1035.test(text),
  'a DNS subdomain': isDnsSubdomain,
  'a kind as Kind.version.group': text => kindParts(text) !== undefined,
  'an IP address': text => IPV4.test(text) || isIpv6(text),
  'a name of letters, digits and underscores': text => /^[a-zA-Z]\w*$/.test(text),
};
