import { refuse } from '../errors/format-error';
import { requireDnsLabel } from '../kubernetes/names';

/** What may be done with which resources: a rule of a Role or ClusterRole. */
export interface PermissionRule {
  /** Verbs such as `get` or `create`: at least one. */
  readonly verbs: string[];

  /**
   * API groups of the resources; the core group is the empty string.
   *
   * @default - the core group, where resources are given
   */
  readonly apiGroups?: string[];

  /**
   * Resources in the plural, such as `jobs`, and sub-resources such as `pods/log`.
   *
   * @default - none; then nonResourceURLs must be given
   */
  readonly resources?: string[];

  /**
   * Names the rule is limited to. They limit neither `create` nor `list`.
   *
   * @default - all names
   */
  readonly resourceNames?: string[];

  /**
   * Paths of the API server that are no resources, such as `/metrics`. Only cluster-wide, and not beside resources.
   *
   * @default - none
   */
  readonly nonResourceURLs?: string[];
}

/** A rule with its lists sorted and without doubles, so that equal rules are equal text. */
export function normalized(rule: PermissionRule): PermissionRule {
  const list = (items?: string[]) => items && [...new Set(items)].sort();
  return rule.nonResourceURLs
    ? { nonResourceURLs: list(rule.nonResourceURLs), verbs: list(rule.verbs) ?? [] }
    : {
      apiGroups: list(rule.apiGroups ?? ['']),
      resources: list(rule.resources),
      ...(rule.resourceNames ? { resourceNames: list(rule.resourceNames) } : {}),
      verbs: list(rule.verbs) ?? [],
    };
}

/** One list for many grants: rules on the same resources become one rule, in an order that does not depend on who came first. */
export function merged(rules: readonly PermissionRule[]): PermissionRule[] {
  const verbs = new Map<string, Set<string>>();
  const bodies = new Map<string, PermissionRule>();
  for (const rule of rules.map(normalized)) {
    const { verbs: ruleVerbs, ...body } = rule;
    const key = JSON.stringify(body);
    bodies.set(key, rule);
    verbs.set(key, new Set([...verbs.get(key) ?? [], ...ruleVerbs]));
  }
  return [...bodies.keys()].sort().map(key => ({ ...bodies.get(key), verbs: [...verbs.get(key) ?? []].sort() }));
}

export function requireRules(where: string, rules: readonly PermissionRule[], namespaces: readonly string[] | undefined): void {
  if (rules.length === 0) {
    refuse(where, 'rules', rules, { wrong: 'is empty', remedy: 'give at least one rule' });
  }
  rules.forEach((rule, i) => requireRule(where, `rules[${i}]`, rule, namespaces));
}

function requireRule(where: string, prop: string, rule: PermissionRule, namespaces: readonly string[] | undefined): void {
  if ((rule.verbs ?? []).length === 0) {
    refuse(where, `${prop}.verbs`, rule.verbs, { wrong: 'is empty, so the rule allows nothing', remedy: 'give verbs such as get, list, watch' });
  }
  requireNames(where, `${prop}.apiGroups`, rule.apiGroups, 'is empty, so the rule applies to no resource');
  requireNames(where, `${prop}.resourceNames`, rule.resourceNames, 'is empty, which RBAC reads as all names');
  const resources = (rule.resources ?? []).length > 0;
  const urls = (rule.nonResourceURLs ?? []).length > 0;
  if (resources === urls) {
    const wrong = resources ? 'has both resources and nonResourceURLs' : 'has neither resources nor nonResourceURLs';
    refuse(where, prop, rule, { wrong, remedy: 'give one of the two' });
  }
  if (urls && (namespaces || rule.apiGroups || rule.resourceNames)) {
    refuse(where, `${prop}.nonResourceURLs`, rule.nonResourceURLs, {
      wrong: 'are cluster-wide and take neither apiGroups nor resourceNames',
      remedy: 'put them into their own rule, without namespaces',
    });
  }
}

function requireNames(where: string, prop: string, names: readonly string[] | undefined, wrong: string): void {
  if (names?.length === 0) {
    refuse(where, prop, names, { wrong, remedy: 'leave it out, or name some' });
  }
}

export function requireNamespaces(where: string, namespaces: readonly string[]): void {
  if (namespaces.length === 0) {
    refuse(where, 'namespaces', namespaces, { wrong: 'is empty', remedy: 'name the namespaces on the managed clusters' });
  }
  namespaces.forEach((namespace, i) => requireDnsLabel(where, `namespaces[${i}]`, namespace));
}
