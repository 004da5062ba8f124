import { AccessModel, type Grantee, GranteeKind } from 'cdk8s-ocm';
import { Dice } from './dice.js';
import { type Attributes } from './evaluator.js';
import { KUBERNETES } from './hub-side.js';
import { type Question } from './questions.js';
import { AGENTS, RBAC } from './vocabulary.js';
import { type World } from './world.js';
import { type Api, type KubeObject, type Ref } from '../control-plane/api.js';
import { manifestsOf } from '../stand-ins/cluster-permission.js';

const CLUSTER = 'c1';
const ACCOUNTS = ['robot', 'clerk'];

const accounts: readonly KubeObject[] = ACCOUNTS.map(name => ({
  apiVersion: 'authentication.open-cluster-management.io/v1beta1',
  kind: 'ManagedServiceAccount',
  metadata: { namespace: CLUSTER, name },
  spec: { rotation: { validity: '24h0m0s' } },
}));

/** A ClusterPermission with what its controller makes of it. */
export interface Permitted {
  readonly manifest: KubeObject;
  readonly objects: readonly KubeObject[];
}

/** Random ClusterPermissions beside the works: with roles of their own, roles of the works and roles that Kubernetes ships. */
export function permissions(world: World, seed: number, clusterRoles: readonly string[]): Promise<Permitted[]> {
  const dice = new Dice(seed + 104729);
  const subject = () => {
    const name = dice.of(ACCOUNTS);
    return dice.of([
      { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name },
      { apiGroup: 'authentication.open-cluster-management.io', kind: 'ManagedServiceAccount', name },
      { kind: 'ServiceAccount', namespace: AGENTS, name },
      { apiGroup: RBAC, kind: 'Group', name: 'dev' },
    ]);
  };
  const subjects = () => (dice.once(2) ? { subject: subject() } : { subjects: [subject(), subject()] });
  const other = () => ({ roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: dice.of([...clusterRoles, 'view', 'edit']) } });
  const manifests = [0, 1].map((i): KubeObject => {
    const name = `w${seed}-permission-${i}`;
    const roles = ['team-a', 'team-b'].map(namespace => ({ namespace, rules: world.rules(true) }));
    return {
      apiVersion: 'rbac.open-cluster-management.io/v1alpha1',
      kind: 'ClusterPermission',
      metadata: { namespace: CLUSTER, name },
      spec: {
        clusterRole: { rules: world.rules(false) },
        clusterRoleBinding: { ...subjects(), ...(dice.once(3) ? other() : {}) },
        roles,
        roleBindings: roles.map(({ namespace }) => ({ namespace, ...subjects(), ...(dice.once(3) ? other() : { roleRef: { kind: 'Role' } }) })),
      },
    };
  });
  return Promise.all(manifests.map(async manifest => ({ manifest, objects: await manifestsOf(hubWithAccounts, manifest) })));
}

/** All that the controller asks its hub. */
const hubWithAccounts: Pick<Api, 'find'> = {
  find: async ({ kind, name }: Ref) =>
    kind === 'ManagedClusterAddOn'
      ? { apiVersion: 'addon.open-cluster-management.io/v1alpha1', kind, metadata: { name: name! }, spec: { installNamespace: AGENTS } }
      : accounts.find(({ metadata }) => metadata.name === name),
};

/** Objects in a few ManifestWorks. */
function works(objects: readonly KubeObject[]): KubeObject[] {
  return [0, 1, 2].map(i => ({
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: { namespace: CLUSTER, name: `work-${i}` },
    spec: { workload: { manifests: objects.filter((_, place) => place % 3 === i) } },
  }));
}

/** What is known of a worker: objects that works bring, and permissions. */
export interface Brought {
  readonly objects: readonly KubeObject[];
  readonly permitted: readonly Permitted[];
}

/** The analyzer's answers about a worker: yes, no, or nothing for sure. */
export function workerAnswers({ objects, permitted }: Brought, questions: readonly Question[], complete: boolean): (boolean | undefined)[] {
  const model = AccessModel.fromManifests([...accounts, ...works(objects), ...permitted.map(({ manifest }) => manifest)], {
    releases: { kubernetes: KUBERNETES },
    fleet: [{ name: CLUSTER }],
    complete,
  });
  return questions.map(({ person, asked: [asked] }) => {
    const nameOf = ({ kind, who }: Grantee) => (kind === GranteeKind.ACCOUNT ? `account ${who}` : who);
    const own = model.whoCan(asked.verb, resourceName(asked), CLUSTER).filter(one => person.names.includes(nameOf(one)));
    const covered = own.filter(({ where }) => covers(where, asked));
    if (covered.some(({ certain }) => certain)) {
      return true;
    }
    return complete && covered.length === 0 ? false : undefined;
  });
}

function resourceName({ group, resource, subresource }: Attributes): string {
  return `${resource}${group ? `.${group}` : ''}${subresource ? `/${subresource}` : ''}`;
}

/** `everywhere`, `in team-a, only for 'x', 'y'`, or what an uncertain answer depends on. */
function covers(where: string, { namespace, name = '' }: Attributes): boolean {
  const [, place, names] = /^(everywhere|in \S+?)(?:, only for (.+))?$/.exec(where) ?? [];
  const here = place === undefined || place === 'everywhere' || place === `in ${namespace}`;
  return here && (names === undefined || names.split(', ').includes(`'${name}'`));
}
