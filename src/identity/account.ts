import { Duration } from 'cdk8s';
import { refuse } from '../errors/format-error';
import { ManagedCluster } from '../hub/managed-cluster';
import { isDnsLabel, LABEL_LENGTH } from '../kubernetes/names';
import { RESERVED_ACCOUNTS } from '../ocm/reserved-names';
import { syncedSecretName } from '../ocm/synced-secret';

/** TokenRequest's own bounds: kubernetes pkg/apis/authentication/validation. */
const MINIMUM_VALIDITY = Duration.minutes(10);
const MAXIMUM_VALIDITY_SECONDS = 2 ** 32;

/** Short, because it is a bearer token that is copied to the hub; renewed at 80 % of its validity. EKS does not allow a longer one. */
export const DEFAULT_VALIDITY = Duration.hours(24);

export function requireAccountName(where: string, name: string): void {
  const prop = 'managedServiceAccountName';
  if (!isDnsLabel(name)) {
    refuse(where, prop, name, { wrong: 'is not a DNS label of at most 63 characters', remedy: 'use lower-case letters, digits and inner dashes' });
  }
  if (RESERVED_ACCOUNTS.includes(name)) {
    refuse(where, prop, name, {
      wrong: 'is the name of an agent\'s service account on the managed cluster, whose token would be exported',
      remedy: 'choose a name that only this application uses',
    });
  }
}

/** The Secret's name is also a label value; a longer one is never synced, and the account's status does not report it. */
export function requireSyncable(where: string, cluster: ManagedCluster, account: string): void {
  const secret = syncedSecretName(cluster.name, account);
  const fits = LABEL_LENGTH - 1 - cluster.name.length;
  if (secret.length > LABEL_LENGTH) {
    refuse(where, 'managedServiceAccountName', account, {
      wrong: `makes the name of the synced Secret '${secret}' of cluster '${cluster.name}' ${secret.length} characters long, `
      + `and OCM syncs none longer than ${LABEL_LENGTH}`,
      remedy: fits > 0 ? `choose a name of at most ${fits} characters` : 'give the cluster a shorter name',
    });
  }
}

/** The validity of a token as the API writes it. It has no unit for days: `30d` passes admission and stops the agent. */
export function validityText(where: string, validity: Duration): string {
  const seconds = validity.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < MINIMUM_VALIDITY.toSeconds() || seconds > MAXIMUM_VALIDITY_SECONDS) {
    refuse(where, 'tokenValidity', validity.toHumanString(),
      {
        wrong: `is not a whole number of seconds between ${MINIMUM_VALIDITY.toHumanString()} and 2^32 seconds, so no token would be issued`,
        remedy: 'use for example Duration.hours(24)',
      });
  }
  return `${Math.floor(seconds / 3600)}h${Math.floor(seconds % 3600 / 60)}m${seconds % 60}s`;
}
