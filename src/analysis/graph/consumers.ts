import { SubjectName, serviceAccountName } from './hub-rbac';
import { NAMES } from './kueue-managers';
import { ProviderEntry } from './provider-entries';
import { Workload } from './workloads';

/** An application on the hub that uses an account: known by the provider entries that name it. */
export interface Consumer {
  readonly namespace: string;
  readonly account: string;
  readonly entries: readonly ProviderEntry[];
  readonly workloads: readonly Workload[];
  /** Service accounts of the hub that run the plugin for it; empty where the input does not say. */
  readonly subjects: readonly HubAccount[];
}

export interface HubAccount {
  readonly namespace: string;
  readonly name: string;
}

export function consumersOf(entries: readonly ProviderEntry[]): Consumer[] {
  const found = new Map<string, ProviderEntry[]>();
  for (const entry of entries) {
    if (entry.account !== undefined) {
      const key = consumerName({ namespace: entry.namespace, account: entry.account });
      found.set(key, [...found.get(key) ?? [], entry]);
    }
  }
  return [...found.keys()].sort().map(key => {
    const own = found.get(key) as ProviderEntry[];
    const workloads = [...new Set(own.flatMap(entry => entry.workloads))];
    const subjects = new Map(own.flatMap(accountsOf).map(account => [`${account.namespace}/${account.name}`, account]));
    return { namespace: own[0].namespace, account: own[0].account as string, entries: own, workloads, subjects: [...subjects.values()] };
  });
}

/** `my-app/my-account`: the namespace, and the account. */
export function consumerName({ namespace, account }: Pick<Consumer, 'namespace' | 'account'>): string {
  return `${namespace}/${account}`;
}

export function subjectNames(consumer: Consumer): SubjectName[] {
  return consumer.subjects.map(({ namespace, name }) => serviceAccountName(namespace, name));
}

function accountsOf(entry: ProviderEntry): HubAccount[] {
  const named = entry.workloads.flatMap(workload => runsAs(workload) ?? []);
  // Kueue's own manifests say which account its manager has, also where they are not in the input.
  return named.length > 0 || !entry.manager ? named : [{ namespace: entry.object.namespace, name: NAMES.serviceAccount }];
}

export function runsAs(workload: Workload): HubAccount | undefined {
  return workload.serviceAccount === undefined ? undefined : { namespace: workload.namespace, name: workload.serviceAccount };
}
