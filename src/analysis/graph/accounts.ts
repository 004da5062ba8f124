import { show } from '../../errors/format-error';
import { at, text } from '../../kubernetes/json';
import { ACCOUNT } from '../../ocm/kinds';
import { SYNC_LABEL } from '../../ocm/labels';
import { label, KubeObject, Objects, push } from '../input/objects';

/** What the API server fills in where no validity is given (managed-serviceaccount CRD v1beta1). */
const DEFAULT_VALIDITY = '8640h0m0s';

export interface Account {
  readonly object: KubeObject;
  /** The cluster: its namespace on the hub. */
  readonly cluster: string;
  readonly name: string;
  /** Whether its token is copied. */
  readonly synced: boolean;
  /** Validity of its token, as written or as the API fills it in. */
  readonly validity: unknown;
  /** The validity as text. */
  readonly validityText: string;
  /** Validity in seconds; undefined where the text is not a duration. */
  readonly seconds?: number;
}

/** ManagedServiceAccounts, by cluster and by name. */
export class Accounts {
  public readonly all: Account[] = [];
  private readonly byCluster = new Map<string, Account[]>();
  private readonly byName = new Map<string, Account[]>();
  /** By name and then by cluster: a fleet has few names on many clusters. */
  private readonly lookUp = new Map<string, Map<string, Account>>();
  private readonly secondsByText = new Map<unknown, number | undefined>();

  public constructor(objects: Objects) {
    for (const object of objects.of(ACCOUNT)) {
      const validity = at(object.manifest, 'spec', 'rotation', 'validity') ?? DEFAULT_VALIDITY;
      const account = {
        object,
        cluster: object.namespace,
        name: object.name,
        synced: label(object, SYNC_LABEL) === 'true',
        validity,
        validityText: typeof validity === 'string' ? validity : show(validity),
        seconds: this.secondsOf(validity),
      };
      this.all.push(account);
      push(this.byCluster, account.cluster, account);
      push(this.byName, account.name, account);
      const sameName = this.lookUp.get(account.name) ?? new Map<string, Account>();
      this.lookUp.set(account.name, sameName.set(account.cluster, account));
    }
  }

  public get clusters(): string[] {
    return [...this.byCluster.keys()];
  }

  public on(cluster: string): readonly Account[] {
    return this.byCluster.get(cluster) ?? [];
  }

  public named(name: string): readonly Account[] {
    return this.byName.get(name) ?? [];
  }

  public get(cluster: string, name: string): Account | undefined {
    return this.lookUp.get(name)?.get(cluster);
  }

  private secondsOf(validity: unknown): number | undefined {
    if (!this.secondsByText.has(validity)) {
      this.secondsByText.set(validity, goSeconds(text(validity)));
    }
    return this.secondsByText.get(validity);
  }
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };
/** A number with its unit. Each digit is looked at once: the text can be as long as a file. */
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|[hms])/y;

/** A duration as Go's time.ParseDuration reads it, which knows no days. */
export function goSeconds(duration: string): number | undefined {
  const parts = duration.replace(/^[+-]/, '');
  if (parts === '0') {
    return 0;
  }
  let seconds = 0;
  for (PART.lastIndex = 0; PART.lastIndex < parts.length;) {
    const part = PART.exec(parts);
    if (!part) {
      return undefined;
    }
    seconds += parseFloat(part[1]) * UNITS[part[2]];
  }
  return parts === '' ? undefined : seconds * (duration.startsWith('-') ? -1 : 1);
}
