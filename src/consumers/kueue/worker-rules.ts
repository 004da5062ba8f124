import { PermissionSet } from '../../permission/permission-set';
import { PermissionRule } from '../../permission/rule';
import { valueAt } from '../../releases/fact';
import { FrameworkFacts, WORKER_BASE_RULES, WORKER_FRAMEWORK_VERBS, WORKER_KUEUE_CRDS } from '../../releases/kueue/framework-facts';
import { KueueRelease } from '../../releases/kueue/release';

/** Verbs that the manager uses over all namespaces of a worker: its watches are cluster-wide in every release. */
const READ = ['get', 'list', 'watch'];

/** What the manager does on a worker for these frameworks, nothing else. One enabled framework without its rule makes the whole worker inactive. */
function rules(release: KueueRelease, frameworks: readonly FrameworkFacts[]): PermissionRule[] {
  const base = valueAt(WORKER_BASE_RULES, release.factsOf)
    .map(({ group, resource, verbs }) => ({ apiGroups: [group], resources: [resource], verbs: [...verbs] }));
  const jobs = frameworks.filter(framework => valueAt(framework.adapter, release.factsOf)).map(framework => ({
    apiGroups: [framework.group],
    resources: [framework.resource],
    verbs: [...valueAt(WORKER_FRAMEWORK_VERBS, release.factsOf), ...valueAt(framework.extraVerbs, release.factsOf)],
  }));
  return [...base, ...jobs];
}

/** The rights of the hub's manager on every worker, with writing narrowed to some namespaces if asked. */
export function workerPermissions(release: KueueRelease, frameworks: readonly FrameworkFacts[], namespaces?: string[]): PermissionSet[] {
  const all = rules(release, frameworks);
  if (!namespaces) {
    return [PermissionSet.rules(all)];
  }
  const keep = (wanted: boolean) => all
    .map(rule => ({ ...rule, verbs: rule.verbs.filter(verb => READ.includes(verb) === wanted) }))
    .filter(rule => rule.verbs.length > 0);
  return [PermissionSet.rules(keep(true)), PermissionSet.rules(keep(false), { namespaces })];
}

/** CRDs that a worker must have before the manager can connect to it. */
export function workerCrds(release: KueueRelease, frameworks: readonly FrameworkFacts[]): string[] {
  const ofFrameworks = frameworks.filter(framework => valueAt(framework.adapter, release.factsOf)).flatMap(framework => framework.crd ?? []);
  return [...valueAt(WORKER_KUEUE_CRDS, release.factsOf), ...ofFrameworks].sort();
}
