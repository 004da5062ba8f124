import { refuse } from '../errors/format-error';

/**
 * Kubernetes' own rules for names, labels and quantities, as far as a manifest of ours depends on them
 * (kubernetes/apimachinery, pkg/util/validation and pkg/api/resource).
 */

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const QUANTITY = /^[0-9]+(\.[0-9]+)?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$/;

/** At most 63 characters: a namespace, a service account of ours, a label value. */
export const LABEL_LENGTH = 63;

const SUBDOMAIN_LENGTH = 253;

export function isDnsLabel(name: unknown): name is string {
  return typeof name === 'string' && name.length <= LABEL_LENGTH && DNS_LABEL.test(name);
}

export function isDnsSubdomain(name: unknown): name is string {
  return typeof name === 'string' && name.length <= SUBDOMAIN_LENGTH && name.split('.').every(part => DNS_LABEL.test(part));
}

export function isLabelValue(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LABEL_LENGTH && LABEL_VALUE.test(value);
}

export function isLabelKey(key: unknown): key is string {
  if (typeof key !== 'string') {
    return false;
  }
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  return parts.length <= 2 && name.length > 0 && isLabelValue(name) && (parts.length === 1 || isDnsSubdomain(parts[0]));
}

/** A resource quantity that is not negative: `400`, `1Ti`, `250m`. */
export function isQuantity(value: unknown): value is string {
  return typeof value === 'string' && QUANTITY.test(value);
}

export function requireDnsLabel(where: string, prop: string, value: unknown): void {
  if (!isDnsLabel(value)) {
    refuse(
      where,
      prop,
      value,
      { wrong: `is not a DNS label of at most ${LABEL_LENGTH} characters`, remedy: 'use lower-case letters, digits and inner dashes' },
    );
  }
}

export function requireDnsSubdomain(where: string, prop: string, value: unknown): void {
  if (!isDnsSubdomain(value)) {
    refuse(where, prop, value, { wrong: 'is not a DNS subdomain', remedy: 'use lower-case letters, digits, inner dashes and dots, 253 characters at most' });
  }
}
