import { type Attributes, type Evaluator, partsOf, type Person } from './evaluator.js';
import { type Question } from './questions.js';
import { RBAC, RBAC_V1 } from './vocabulary.js';
import { type Api, ApiError, type KubeObject, refOf } from '../control-plane/api.js';
import { inParallel } from '../install.js';
import { waitFor } from '../process/wait.js';

const KINDS = ['ClusterRole', 'Role', 'ClusterRoleBinding', 'RoleBinding'];
const CONTROLLER = 'clusterrole-aggregation-controller';

/** Everything of RBAC that a server holds. */
export async function rbacOf(api: Api): Promise<KubeObject[]> {
  const all = await Promise.all(KINDS.map(kind => api.list({ apiVersion: RBAC_V1, kind })));
  return all.flat();
}

/** As if nobody had applied it yet. */
export function asWritten({ metadata: { name, namespace, labels, annotations }, ...rest }: KubeObject): KubeObject {
  return { ...rest, metadata: { name, ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) } };
}

export async function create(api: Api, objects: readonly KubeObject[]): Promise<void> {
  await inParallel(objects, object => api.create(object));
}

/**
 * Waits for what is left as well: in a circle of the next world, rules of this one would go around for ever. The aggregation controller may bring a role
 * back that it has not yet seen go, without labels, and bound by nobody.
 */
export async function remove(api: Api, objects: readonly KubeObject[]): Promise<void> {
  await removeAlone(api, objects);
  await aggregated(api);
}

async function removeAlone(api: Api, objects: readonly KubeObject[]): Promise<void> {
  await inParallel(objects, object =>
    api.delete(refOf(object)).catch(error => {
      if (!(error instanceof ApiError && error.status === 404)) {
        throw error;
      }
    }),
  );
}

const textsOf = (rules: readonly any[] | null | undefined) => [...new Set((rules ?? []).map(rule => JSON.stringify(rule)))].sort();

/** Waits until aggregation is done, and the server answers by what there is. */
export async function settle(api: Api, mark: string): Promise<void> {
  await aggregated(api);
  await caughtUp(api, mark);
}

/**
 * Waits until aggregation changes no rights any more. Of roles that aggregate each other the controller may write the same rules in another order
 * for ever.
 */
async function aggregated(api: Api): Promise<void> {
  let last = '';
  await waitFor('aggregation settled', async () => {
    const roles = await api.list({ apiVersion: RBAC_V1, kind: 'ClusterRole' });
    const now = JSON.stringify(roles.map(({ metadata, rules }) => [metadata.name, textsOf(rules)]));
    const unchanged = now === last;
    last = now;
    const unsettled = roles.find(role => role.aggregationRule && !isSettled(role, roles));
    if (unsettled) {
      throw new Error(`ClusterRole ${unsettled.metadata.name} has other rules than the roles that it aggregates`);
    }
    return unchanged;
  });
}

/** Where it finds no rules, the controller applies none: those that somebody else wrote stay. */
function isSettled(role: KubeObject, all: readonly KubeObject[]): boolean {
  const wanted = textsOf(partsOf(role, all).flatMap(part => part.rules ?? []));
  const applied = (role.metadata.managedFields ?? []).some(({ manager, fieldsV1 }: any) => manager === CONTROLLER && 'f:rules' in (fieldsV1 ?? {}));
  return (wanted.length === 0 && !applied) || wanted.join() === textsOf(role.rules).join();
}

/** The server answers from caches, one for each kind, that follow in order: who knows the last object of a kind knows those before it. */
async function caughtUp(api: Api, mark: string): Promise<void> {
  const rules = [{ apiGroups: ['example.com'], resources: ['marks'], verbs: ['get'] }];
  const subjects = [{ apiGroup: RBAC, kind: 'User', name: mark }];
  const object = (kind: string, namespace: string | undefined, rest: object): KubeObject => ({
    apiVersion: RBAC_V1,
    kind,
    metadata: { name: mark, ...(namespace ? { namespace } : {}) },
    ...rest,
  });
  const marks = [
    object('ClusterRole', undefined, { rules }),
    object('Role', 'default', { rules }),
    object('ClusterRoleBinding', undefined, { subjects, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: mark } }),
    object('RoleBinding', 'default', { subjects, roleRef: { apiGroup: RBAC, kind: 'Role', name: mark } }),
  ];
  const asked = { verb: 'get', group: 'example.com', resource: 'marks' };
  const may = (namespace?: string) => review(api, { user: mark, groups: [] }, { ...asked, ...(namespace ? { namespace } : {}) });
  const [clusterRole, role, clusterRoleBinding, roleBinding] = marks;
  await create(api, [role, roleBinding]);
  await waitFor('roles and their bindings known', () => may('default'));
  await removeAlone(api, [role, roleBinding]);
  await create(api, [clusterRole, clusterRoleBinding]);
  await waitFor('cluster roles and their bindings known', () => may());
  await removeAlone(api, [clusterRole, clusterRoleBinding]);
}

/** Whether somebody may do something, as the server answers. */
async function review(api: Api, { user, groups }: Person, { path, verb, ...resource }: Attributes): Promise<boolean> {
  const answer = await api.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, groups, ...(path === undefined ? { resourceAttributes: { verb, ...resource } } : { nonResourceAttributes: { verb, path } }) },
  });
  return answer.status.allowed === true;
}

/** The server's answers, in the order of the questions. */
export async function ask(api: Api, questions: readonly Question[]): Promise<boolean[]> {
  const answers = questions.map(() => false);
  const single = questions.flatMap(({ person, asked }, i) => asked.map(one => ({ person, one, i })));
  await inParallel(single, async ({ person, one, i }) => {
    if (await review(api, person, one)) {
      answers[i] = true;
    }
  });
  return answers;
}

/** The same by the second opinion. */
export function opinions(evaluator: Evaluator, questions: readonly Question[]): boolean[] {
  return questions.map(({ person, asked }) => asked.some(one => evaluator.may(person, one)));
}
