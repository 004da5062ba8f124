import { Dice } from './dice.js';
import { GROUPS, NAMES, RBAC, RBAC_V1, RESOURCES, SHIPPED_IN_KUBE_SYSTEM, VERBS } from './vocabulary.js';
import { type KubeObject } from '../control-plane/api.js';

export interface Subject {
  readonly kind: 'ServiceAccount' | 'User' | 'Group';
  readonly name: string;
  readonly namespace?: string;
}

export interface Setting {
  readonly seed: number;
  readonly namespaces: readonly string[];
  readonly subjects: readonly Subject[];
  /** Names of ClusterRoles that Kubernetes ships. */
  readonly shipped: readonly string[];
  /** Whether bindings name roles that do not exist. */
  readonly absentRoles: boolean;
}

/**
 * How aggregated roles are joined. Roles in a circle keep whatever ever went around in it: only where no written rule is replaced is the end the same in
 * every order. So a world has either circles, or written rules in roles that are aggregated into shipped ones, or in roles that aggregate shipped ones.
 */
type Joined = 'in circles' | 'into shipped roles' | 'from shipped roles';

const AGGREGATE_TO = `${RBAC}/aggregate-to-`;
const LEVELS = [1, 2, 3];

/** Random roles and bindings. They carry the seed in their names, so that worlds on one server do not meet. */
export class World {
  public readonly objects: readonly KubeObject[];
  private readonly dice: Dice;
  private readonly prefix: string;
  private readonly joined: Joined;

  public constructor(private readonly setting: Setting) {
    this.dice = new Dice(setting.seed);
    this.prefix = `w${setting.seed}-`;
    this.joined = this.dice.of(['in circles', 'into shipped roles', 'from shipped roles'] as const);
    const base = Array.from({ length: 7 }, (_, i) => this.baseRole(`${this.prefix}base-${i}`));
    const sums = LEVELS.flatMap(level => [0, 1].map(i => this.aggregatedRole(`${this.prefix}sum-${level}-${i}`, level)));
    const roles = this.dice.some(setting.namespaces, 2).flatMap(namespace => ['a', 'base-0'].map(name => this.role(`${this.prefix}${name}`, namespace)));
    const clusterRoles = [...base, ...sums];
    const bindings = Array.from({ length: 14 }, (_, i) => this.binding(`${this.prefix}${i}`, clusterRoles, roles));
    this.objects = this.dice.shuffled([...clusterRoles, ...roles, ...bindings]);
  }

  public rules(local: boolean): any[] {
    return Array.from({ length: 1 + this.dice.roll(3) }, () => (!local && this.dice.once(6) ? this.urlRule() : this.rule()));
  }

  private rule(): any {
    const group = this.dice.of(GROUPS);
    const special = this.dice.some(['*', '*/scale', '*/status', '*/log', '*/token', 'pods/*'], 12);
    return {
      apiGroups: this.dice.once(8) ? ['*'] : [group, ...this.dice.some(GROUPS, 6)],
      resources: [...new Set([...this.dice.atLeastOne(RESOURCES[group]), ...special])],
      verbs: this.dice.once(8) ? ['*'] : this.dice.atLeastOne(VERBS),
      ...(this.dice.once(4) ? { resourceNames: this.dice.atLeastOne(NAMES) } : {}),
    };
  }

  private urlRule(): any {
    return {
      nonResourceURLs: this.dice.atLeastOne(['/metrics', '/healthz', '/healthz/*', '/logs/*', ...(this.dice.once(6) ? ['*'] : [])]),
      verbs: this.dice.once(4) ? ['*'] : this.dice.atLeastOne(['get', 'post']),
    };
  }

  private baseRole(name: string): KubeObject {
    const labels = { level: '0', ...this.labels(), ...this.shippedLabels() };
    return { apiVersion: RBAC_V1, kind: 'ClusterRole', metadata: { name, labels }, rules: this.dice.once(8) ? [] : this.rules(false) };
  }

  private labels(): Record<string, string> {
    return { world: `${this.setting.seed}`, ...Object.fromEntries(this.dice.some(['a', 'b', 'c']).map(key => [key, this.dice.of(['one', 'two'])])) };
  }

  private shippedLabels(): Record<string, string> {
    return Object.fromEntries(this.dice.some(['view', 'edit', 'admin'], 5).map(name => [AGGREGATE_TO + name, this.dice.once(5) ? 'false' : 'true']));
  }

  /** Aggregates roles of lower levels, or in a circle those of all. */
  private aggregatedRole(name: string, level: number): KubeObject {
    const circles = this.joined === 'in circles';
    const below = circles ? ['0', '1', '2', '3'] : ['0', ...LEVELS.filter(other => other < level).map(String)];
    const clusterRoleSelectors = [
      ...Array.from({ length: this.dice.roll(3) }, () => this.selector(this.dice.atLeastOne(below))),
      ...(this.joined !== 'into shipped roles' && this.dice.once(4) ? [this.selectorOfShipped()] : []),
    ];
    return {
      apiVersion: RBAC_V1,
      kind: 'ClusterRole',
      metadata: { name, labels: { level: `${level}`, ...this.labels(), ...(this.joined === 'from shipped roles' ? {} : this.shippedLabels()) } },
      aggregationRule: { clusterRoleSelectors: clusterRoleSelectors.length > 0 ? clusterRoleSelectors : [this.selector(['none'])] },
      rules: !circles && this.dice.once(2) ? this.rules(false) : [],
    };
  }

  private selectorOfShipped(): any {
    const key = AGGREGATE_TO + this.dice.of(['view', 'edit', 'admin']);
    return this.dice.once(2) ? { matchLabels: { [key]: 'true' } } : { matchExpressions: [{ key, operator: 'Exists' }] };
  }

  private selector(levels: readonly string[]): any {
    const key = this.dice.of(['a', 'b', 'c']);
    const operator = this.dice.of(['In', 'NotIn', 'Exists', 'DoesNotExist']);
    const values = operator.endsWith('In') ? { values: this.dice.atLeastOne(['one', 'two']) } : {};
    const byLabel = this.dice.once(3);
    return {
      matchLabels: { world: `${this.setting.seed}`, ...(byLabel ? { [this.dice.of(['a', 'b', 'c'])]: this.dice.of(['one', 'two']) } : {}) },
      matchExpressions: [{ key: 'level', operator: 'In', values: levels }, ...(byLabel ? [] : [{ key, operator, ...values }])],
    };
  }

  private role(name: string, namespace: string): KubeObject {
    return { apiVersion: RBAC_V1, kind: 'Role', metadata: { name, namespace }, rules: this.rules(true) };
  }

  private binding(name: string, clusterRoles: readonly KubeObject[], roles: readonly KubeObject[]): KubeObject {
    const everywhere = this.dice.once(3);
    const role = roles.length > 0 && !everywhere && this.dice.once(3) ? this.dice.of(roles) : undefined;
    const namespace = role?.metadata.namespace ?? this.dice.of(this.setting.namespaces);
    return {
      apiVersion: RBAC_V1,
      kind: everywhere ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: everywhere ? { name } : { name, namespace },
      roleRef: { apiGroup: RBAC, ...(role ? { kind: 'Role', name: role.metadata.name } : this.otherRole(namespace, everywhere, clusterRoles)) },
      subjects: this.dice.shuffled(this.setting.subjects).slice(0, this.dice.of([1, 1, 2, 3])).map(subject => written(subject, everywhere)),
    };
  }

  private otherRole(namespace: string, everywhere: boolean, clusterRoles: readonly KubeObject[]): { kind: string; name: string } {
    if (this.setting.absentRoles && this.dice.once(8)) {
      return { kind: everywhere ? 'ClusterRole' : this.dice.of(['Role', 'ClusterRole']), name: `${this.prefix}gone` };
    }
    if (!everywhere && namespace === 'kube-system' && this.dice.once(2)) {
      return { kind: 'Role', name: this.dice.of(SHIPPED_IN_KUBE_SYSTEM) };
    }
    return { kind: 'ClusterRole', name: this.dice.once(4) ? this.dice.of(this.setting.shipped) : this.dice.of(clusterRoles).metadata.name };
  }
}

/** A server wants the namespace of a service account only where the binding has none itself. */
function written(subject: Subject, everywhere: boolean): any {
  if (subject.kind === 'ServiceAccount') {
    return everywhere ? { namespace: 'team-a', ...subject } : subject;
  }
  return { ...subject, apiGroup: RBAC };
}

/** What is left when some of the objects are hidden. */
export function partOf(objects: readonly KubeObject[], seed: number): KubeObject[] {
  const dice = new Dice(seed + 7919);
  return objects.filter(() => !dice.once(5));
}

/** The first ClusterRole for the first of the service accounts, and so on, everywhere. */
export function boundInTurn(clusterRoles: readonly string[], people: readonly { readonly account?: { readonly namespace: string; readonly name: string } }[]) {
  return clusterRoles.map(
    (name, i): KubeObject => ({
      apiVersion: RBAC_V1,
      kind: 'ClusterRoleBinding',
      metadata: { name: `${name}-in-turn` },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', ...people[i].account }],
    }),
  );
}

/** Two ClusterRoles that aggregate each other and have rules of their own, and a third in both of them. */
export function circle(name: string): KubeObject[] {
  const role = (own: string, resource: string, rest: object): KubeObject => ({
    apiVersion: RBAC_V1,
    kind: 'ClusterRole',
    metadata: { name: `${name}-${own}`, labels: { [name]: own } },
    rules: [{ apiGroups: [''], resources: [resource], verbs: ['get'] }],
    ...rest,
  });
  const of = (...values: string[]) => ({ aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: name, operator: 'In', values }] }] } });
  return [role('a', 'secrets', of('b', 'c')), role('b', 'configmaps', of('a')), role('c', 'pods', {})];
}
