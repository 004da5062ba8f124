import { AccessGraph } from '../access-graph';
import { KEY_NAMESPACES, KEY_SECRETS, ONE_STEP_ROWS, OneStepRow, OneStepScope } from './one-step-rows';
import { holds, isNameless, Right, right } from '../../../kubernetes/rbac-rules';
import { MASTERS, serviceAccountName, SubjectName } from '../../../kubernetes/rbac-subjects';
import { SECRET } from '../../../ocm/kinds';
import { compareVersions } from '../../../releases/fact';
import { stepsOfArgoCd } from '../argo-cd';
import { NAMES } from '../kueue-managers';
import { Bound } from '../rbac/hub-bindings';
import { RoleRights } from '../rbac/role-index';

/** A right with which a hub subject comes to a token or to rights on a cluster by one request. */
export interface OneStep {
  readonly subject: SubjectName;
  readonly right: Right;
  /** The right of the role that gives it, wildcards included. */
  readonly given: Right;
  /** Namespace of the hub; empty where it is held everywhere. */
  readonly namespace: string;
  /** The component that brings the subject with this right, where that is known. */
  readonly component?: string;
}

interface Held {
  readonly right: Right;
  readonly given: Right;
  readonly scope: OneStepScope;
  readonly before?: string;
}

/** Every such right that the input surely gives. What a subject holds everywhere is not repeated for a namespace. */
export function oneStepRights(graph: AccessGraph): OneStep[] {
  const places = placesOf(graph);
  const stepsOf = stepReader(componentsIn(graph), graph.releases.kubernetes);
  // Who reads every Secret of the hub is listed for that.
  const everywhere = stepsOf(graph.rbac.boundEverywhere, '', ({ scope, right: held }) => scope !== OneStepScope.KEYS || !held.endsWith(' '));
  const known = new Set(everywhere.map(oneStepKey));
  const namespaced = graph.rbac.namespaces.flatMap(namespace =>
    stepsOf(graph.rbac.boundIn(namespace), namespace, ({ scope, right: held }) => places[scope](namespace, nameIn(held))));
  const all = new Map([...everywhere, ...namespaced.filter(step => !known.has(oneStepKey({ ...step, namespace: '' })))].map(step => [oneStepKey(step), step]));
  return [...all.values()];
}

function nameIn(held: Right): string {
  return held.slice(held.lastIndexOf(' ') + 1);
}

/** Tells two of them apart. */
export function oneStepKey(step: OneStep): string {
  return JSON.stringify([step.subject, step.right, step.namespace]);
}

/**
 * Identities of the control plane have roles of its own names. Those of OCM and of its agents are named by its operator and its registration, and kro by
 * its manifests.
 */
const COMPONENTS: readonly { readonly component: string; readonly subject: RegExp; readonly role?: RegExp }[] = [
  { component: 'Kubernetes', subject: /^(ServiceAccount kube-system\/|(User|Group) system:)/, role: /^(Cluster)?Role system:/ },
  {
    component: 'Open Cluster Management',
    subject: /^(ServiceAccount open-cluster-management(-hub|-addon|-agent|-agent-addon)?\/|(User|Group) (system:)?open-cluster-management:)/,
  },
  { component: 'kro', subject: /^ServiceAccount kro-system\/kro$/ },
];

type ComponentOf = (subject: SubjectName, role: RoleRights, given: Right) => string | undefined;

function componentsIn({ objects, workloads, managers, releases }: AccessGraph): ComponentOf {
  const ofArgoCd = stepsOfArgoCd(objects, workloads, releases.argoCd !== undefined);
  // Kueue may be installed anywhere: only where its configuration is does the name mean it.
  const ofKueue = new Set(managers.map(({ object }) => serviceAccountName(object.namespace, NAMES.serviceAccount)));
  return (subject, { shipped }, given) => (holds(ofArgoCd.get(subject) ?? NOTHING, given) && 'Argo CD') || (ofKueue.has(subject) && 'Kueue')
    || COMPONENTS.find(one => one.subject.test(subject) && (one.role === undefined || one.role.test(shipped?.name ?? '')))?.component;
}

const NOTHING: ReadonlySet<Right> = new Set<Right>();

function placesOf(graph: AccessGraph): Readonly<Record<OneStepScope, (namespace: string, name: string) => boolean>> {
  let known: ReadonlySet<string> | undefined;
  const providers = new Set(graph.entries.map(({ object }) => object.namespace));
  const keys = new Set([...KEY_NAMESPACES, ...graph.objects.of(SECRET).filter(({ name }) => KEY_SECRETS.includes(name)).map(({ namespace }) => namespace)]);
  // Of a large fleet, only where somebody holds such a right in a namespace.
  const tokens = () => {
    known ??= new Set([...graph.copies.map(({ namespace }) => namespace), ...graph.accounts.clusters, ...homesOfReaders(graph)]);
    return known;
  };
  return {
    [OneStepScope.TOKENS]: namespace => tokens().has(namespace),
    [OneStepScope.CLUSTERS]: namespace => graph.clusters.has(namespace),
    [OneStepScope.ANYWHERE]: () => true,
    [OneStepScope.HUB]: () => false,
    [OneStepScope.PROVIDERS]: namespace => providers.has(namespace),
    [OneStepScope.KEYS]: (namespace, name) => KEY_SECRETS.includes(name) || keys.has(namespace),
  };
}

/** Who makes a pod there runs it as a reader. */
function homesOfReaders({ rbac, copies }: AccessGraph): string[] {
  const readers = [...rbac.readersOfEverything(), ...copies.flatMap(({ namespace, secret }) => rbac.readers(namespace, secret))];
  return [...new Set(readers)].flatMap(reader => /^ServiceAccount ([^/]+)\//.exec(reader)?.[1] ?? []);
}

type StepReader = (bound: readonly Bound[], namespace: string, counts: (step: Held) => boolean) => OneStep[];

function stepReader(componentOf: ComponentOf, release: string | undefined): StepReader {
  // Where the release is not known, it may be an old one.
  const isOpen = ({ before }: Held) => before === undefined || release === undefined || compareVersions(release, before) < 0;
  // This group may do everything without any binding.
  return (bound, namespace, counts) => bound.filter(({ subject, doubts }) => subject !== MASTERS && doubts.length === 0)
    .flatMap(({ subject, role }) => heldBy(role.rights).filter(one => counts(one) && isOpen(one)).map(one => {
      const component = componentOf(subject, role, one.given);
      return { subject, right: one.right, given: one.given, namespace, ...component !== undefined && { component } };
    }));
}

const held = new WeakMap<ReadonlySet<Right>, readonly Held[]>();

/** A fleet binds few different roles. */
function heldBy(rights: ReadonlySet<Right>): readonly Held[] {
  const found = held.get(rights) ?? [...new Map([...rights].flatMap(heldByOne).map(one => [one.right, one])).values()];
  held.set(rights, found);
  return found;
}

/** A Role of a large fleet names thousands of Secrets. */
function heldByOne(given: Right): Held[] {
  const [verb, group, resource, name = ''] = given.split(' ');
  const key = `${verb} ${group} ${resource}`;
  const found = steps.get(key) ?? stepsGivenBy(verb, group, resource);
  steps.set(key, found);
  return found.filter(step => name === '' || !isNameless(step.verb, step.resource))
    .map(step => ({ right: right(step.verb, step.group, step.resource, name), given, scope: step.scope, before: step.before }));
}

/** One verb on one resource of a row. */
interface Step extends Pick<OneStepRow, 'group' | 'scope' | 'before'> {
  readonly verb: string;
  readonly resource: string;
}

const steps = new Map<string, readonly Step[]>();

/** What a right gives, by itself or by a wildcard: with all verbs and resources it gives each. */
function stepsGivenBy(verb: string, group: string, resource: string): Step[] {
  return ONE_STEP_ROWS.filter(row => group === row.group || group === '*').flatMap(row => row.resources.filter(one => covers(resource, one))
    .flatMap(one => row.verbs.filter(wanted => verb === wanted || verb === '*')
      .map(wanted => ({ verb: wanted, group: row.group, resource: one, scope: row.scope, before: row.before }))));
}

function covers(resource: string, wanted: string): boolean {
  return resource === '*' || resource === wanted || (wanted.includes('/') && resource === `*/${wanted.split('/')[1]}`);
}
