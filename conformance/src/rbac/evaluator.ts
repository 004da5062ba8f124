/**
 * A second opinion on who may do what, from the documentation of Kubernetes. It imports nothing of the analyzer, so that no mistake can be in both.
 * It gives only what follows from the objects that it knows: a yes that holds whatever else there is, or, where they are everything, yes or no.
 */
import { type KubeObject } from '../control-plane/api.js';

/** Who asks: a user name and the groups that authentication adds. */
export interface Person {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What is asked for: a resource, or a URL that is none. */
export interface Attributes {
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly path?: string;
}

const has = (list: readonly string[] | undefined, ...wanted: string[]) => (list ?? []).some(one => one === '*' || wanted.includes(one));

export function allows(rule: any, asked: Attributes): boolean {
  if (!has(rule.verbs, asked.verb)) {
    return false;
  }
  if (asked.path !== undefined) {
    return (rule.nonResourceURLs ?? []).some((url: string) => url === asked.path || (url.endsWith('*') && asked.path!.startsWith(url.slice(0, -1))));
  }
  const { resource = '', subresource, name = '' } = asked;
  const resources = subresource === undefined ? [resource] : [`${resource}/${subresource}`, `*/${subresource}`];
  const names: string[] = rule.resourceNames ?? [];
  return has(rule.apiGroups, asked.group ?? '') && has(rule.resources, ...resources) && (names.length === 0 || names.includes(name));
}

export function selects(selector: any, labels: Readonly<Record<string, string>>): boolean {
  const meets = ({ key, operator, values = [] }: any): boolean => {
    switch (operator) {
      case 'In':
        return values.includes(labels[key]);
      case 'NotIn':
        return !values.includes(labels[key]);
      case 'Exists':
        return key in labels;
      default:
        return !(key in labels);
    }
  };
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) && (selector.matchExpressions ?? []).every(meets);
}

/** The ClusterRoles that one aggregates. */
export function partsOf(role: KubeObject, clusterRoles: readonly KubeObject[]): KubeObject[] {
  const selectors: any[] = role.aggregationRule?.clusterRoleSelectors ?? [];
  return clusterRoles.filter(
    other => other.metadata.name !== role.metadata.name && selectors.some(selector => selects(selector, other.metadata.labels ?? {})),
  );
}

/** What a set of RBAC objects allows. */
export class Evaluator {
  private readonly clusterRoles: readonly KubeObject[];
  private readonly ruled = new Map<KubeObject, readonly any[]>();

  /** @param whole whether the objects are everything that the server has */
  public constructor(
    private readonly objects: readonly KubeObject[],
    private readonly whole: boolean,
  ) {
    this.clusterRoles = objects.filter(({ kind }) => kind === 'ClusterRole');
  }

  public may(person: Person, asked: Attributes): boolean {
    // This group is let through before RBAC is asked.
    const needsNothing = person.groups.includes('system:masters');
    return needsNothing || this.boundTo(person, asked.namespace).some(role => this.rulesOf(role).some(rule => allows(rule, asked)));
  }

  private boundTo(person: Person, namespace: string | undefined): KubeObject[] {
    return this.objects
      .filter(({ kind, metadata }) => kind === 'ClusterRoleBinding' || (kind === 'RoleBinding' && metadata.namespace === namespace))
      .filter(binding => (binding.subjects ?? []).some((subject: any) => isMeant(subject, binding, person)))
      .flatMap(binding => this.objects.filter(one => isRoleOf(one, binding)));
  }

  private rulesOf(role: KubeObject): readonly any[] {
    const found = this.ruled.get(role) ?? this.gather(role);
    this.ruled.set(role, found);
    return found;
  }

  /** Every role that ends up in one, once: roles may aggregate each other. */
  private gather(role: KubeObject): readonly any[] {
    const reached = new Set([role]);
    for (const one of reached) {
      partsOf(one, this.clusterRoles).forEach(part => reached.add(part));
    }
    return [...reached].flatMap(one => (this.keepsItsRules(one) ? (one.rules ?? []) : []));
  }

  /** The control plane replaces the rules of an aggregated role as soon as it finds any; where it finds none it leaves them alone. */
  private keepsItsRules(role: KubeObject): boolean {
    return !role.aggregationRule || role.metadata.uid !== undefined || (this.whole && !this.findsRules(role, new Set()));
  }

  private findsRules(role: KubeObject, seen: Set<KubeObject>): boolean {
    seen.add(role);
    return partsOf(role, this.clusterRoles).some(part => !seen.has(part) && ((part.rules ?? []).length > 0 || this.findsRules(part, seen)));
  }
}

function isRoleOf({ kind, metadata }: KubeObject, { roleRef, metadata: { namespace } }: KubeObject): boolean {
  return kind === roleRef.kind && metadata.name === roleRef.name && (kind === 'ClusterRole' || metadata.namespace === namespace);
}

function isMeant(subject: any, binding: KubeObject, { user, groups }: Person): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user;
    case 'Group':
      return groups.includes(subject.name);
    default:
      return user === `system:serviceaccount:${subject.namespace ?? binding.metadata.namespace}:${subject.name}`;
  }
}
