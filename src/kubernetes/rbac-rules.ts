import { Json, strings } from './json';

/**
 * Rights as sets of the smallest rights: one verb on one resource of one group, on one name or all. Splitting, merging and
 * reordering rules makes no other set. Comparing follows Kubernetes' own escalation check
 * (kubernetes/component-helpers auth/rbac/validation/policy_comparator.go).
 */

const URL = 'url';
const ANY = '*';

/** One right: `[verb, group, resource, name]`, or `[verb, 'url', path]`. An empty name means all names. */
export type Right = string;

/** Names cannot hold a blank. */
const JOIN = ' ';

export function right(verb: string, group: string, resource: string, name = ''): Right {
  return [verb, group, resource, name].join(JOIN);
}

/** The rights that rules give. A rule without verbs, or with neither resources nor URLs, gives none. */
export function rightsOf(rules: readonly Json[]): Set<Right> {
  const found = new Set<Right>();
  for (const rule of rules) {
    const names = strings(rule.resourceNames);
    for (const verb of strings(rule.verbs)) {
      for (const group of strings(rule.apiGroups)) {
        for (const resource of strings(rule.resources)) {
          (names.length > 0 ? onNames(verb, resource, names) : [[verb, '']]).forEach(([one, name]) => found.add(right(one, group, resource, name)));
        }
      }
      for (const path of strings(rule.nonResourceURLs)) {
        found.add([verb, URL, path].join(JOIN));
      }
    }
  }
  return found;
}

const WITHOUT_NAME = ['create', 'deletecollection', 'list', 'watch'];

/** An empty name allows requests without a name, and no others (kubernetes/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go, ResourceNameMatches). */
function onNames(verb: string, resource: string, names: readonly string[]): [verb: string, name: string][] {
  return names.flatMap((name): [string, string][] => {
    if (name !== '') {
      return [[verb, name]];
    }
    return WITHOUT_NAME.filter(one => (verb === one || verb === ANY) && (one !== 'create' || !resource.includes('/'))).map(one => [one, '']);
  });
}

/** Whether rights hold one right, by itself or by a wildcard. */
export function holds(rights: ReadonlySet<Right>, wanted: Right): boolean {
  if (rights.has(wanted)) {
    return true;
  }
  const parts = wanted.split(JOIN);
  const verbs = [parts[0], ANY];
  if (parts.length === 3) {
    return urlsAbove(parts[2]).some(path => verbs.some(verb => rights.has([verb, URL, path].join(JOIN))));
  }
  const [, group, resource, name] = parts;
  const slash = resource.indexOf('/');
  const resources = slash < 0 ? [resource, ANY] : [resource, ANY, `*${resource.slice(slash)}`];
  const names = name === '' ? [''] : [name, ''];
  return verbs.some(v => [group, ANY].some(g => resources.some(r => names.some(n => rights.has(right(v, g, r, n))))));
}

/**
 * Whether no request has a name, so that a rule with names never allows it (Kubernetes' RBAC reference, "Referring to resources"). What is created
 * below an object, such as a session in a pod or a token of a service account, is asked for by the name of the object.
 */
export function isNameless(verb: string, resource: string): boolean {
  return verb === 'deletecollection' || (verb === 'create' && !resource.includes('/'));
}

/** Names on which a right is held that is not held on all. */
export function namesHeld(rights: ReadonlySet<Right>, wanted: Right): string[] {
  const [wantedVerb, , wantedResource] = wanted.split(JOIN);
  return isNameless(wantedVerb, wantedResource) ? [] : [...new Set([...rights].flatMap(item => {
    const [verb, group, resource, name] = item.split(JOIN);
    return name && holds(new Set([right(verb, group, resource)]), wanted) ? [name] : [];
  }))].sort();
}

/** `/a/b` is covered by `/a/*`, `/*` and `*`. */
function urlsAbove(path: string): string[] {
  const above = [path, ANY];
  for (let i = 0; i <= path.length; i++) {
    above.push(`${path.slice(0, i)}*`);
  }
  return above;
}

/** Those of the rights that the others do not hold. */
export function beyond(rights: ReadonlySet<Right>, others: ReadonlySet<Right>): Right[] {
  return [...rights].filter(wanted => !holds(others, wanted)).sort();
}

/** `get, list jobs.batch, pods`: one line for everything on which the same may be done. */
export function describeRights(rights: Iterable<Right>): string[] {
  const verbs = new Map<string, string[]>();
  for (const item of rights) {
    const [verb, group, resource, name] = item.split(JOIN);
    const what = group === URL ? resource : `${resource}${group === '' ? '' : `.${group}`}${name ? ` '${name}'` : ''}`;
    verbs.set(what, [...verbs.get(what) ?? [], verb]);
  }
  const resources = new Map<string, string[]>();
  for (const [what, list] of verbs) {
    const key = list.sort().join(', ');
    resources.set(key, [...resources.get(key) ?? [], what]);
  }
  return [...resources].map(([key, list]) => `${key} ${list.sort().join(', ')}`).sort();
}

/** The rights as the fewest rules that one can read, in a fixed order. */
export function toRules(rights: Iterable<Right>): Json[] {
  const rules = new Map<string, { rule: Json; verbs: string[] }>();
  for (const item of rights) {
    const [verb, group, resource, name] = item.split(JOIN);
    const key = item.slice(verb.length);
    const rule = group === URL ? { nonResourceURLs: [resource] } : {
      apiGroups: [group], resources: [resource], ...(name ? { resourceNames: [name] } : {}),
    };
    const known: { rule: Json; verbs: string[] } = rules.get(key) ?? { rule, verbs: [] };
    known.verbs.push(verb);
    rules.set(key, known);
  }
  return [...rules.keys()].sort().map(key => {
    const { rule, verbs } = rules.get(key) as { rule: Json; verbs: string[] };
    return { ...rule, verbs: verbs.sort() };
  });
}
