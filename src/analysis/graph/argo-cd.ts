import { serviceAccountName, ShippedRights, SubjectName } from './hub-rbac';
import { Workload, Workloads } from './workloads';
import { list, parseGoJson, record, strings } from '../../kubernetes/json';
import { Right, right, rightsOf } from '../../kubernetes/rbac-rules';
import { ROLE, SECRET } from '../../ocm/kinds';
import { ArgoCdPart, SHIPPED_PARTS, SHIPPED_STEPS } from '../../releases/argo-cd/facts';
import { constantValue } from '../../releases/fact';
import { heldTexts } from '../input/held-texts';
import { KubeObject, label, Objects } from '../input/objects';

/** A cluster Secret of Argo CD, which reads such Secrets in its own namespace alone. */
export const ARGO_CD_SECRET = 'argocd.argoproj.io/secret-type';

/** What a cluster Secret holds, beside its configuration nothing that gives access (argoproj/argo-cd util/db/cluster.go@v3.5.1). */
export const ARGO_CD_KEYS: readonly string[] = ['name', 'server', 'config', 'project', 'namespaces', 'clusterResources', 'shard'];

/** Keys of the configuration, which is read by encoding/json (argoproj/argo-cd util/db/cluster.go@v3.5.1, pkg/apis/application/v1alpha1/types.go). */
const CONFIG_KEYS = [
  'username', 'password', 'bearerToken', 'tlsClientConfig', 'insecure', 'serverName', 'certData', 'keyData', 'caData', 'awsAuthConfig', 'clusterName',
  'roleARN', 'profile', 'execProviderConfig', 'command', 'args', 'env', 'apiVersion', 'installHint', 'config', 'disableCompression', 'proxyUrl',
];

/** A cluster as Argo CD knows it. */
export interface ArgoCdCluster {
  readonly object: KubeObject;
  readonly server: string;
  /** The configuration as it is written. */
  readonly content: string;
  /** Nothing where it is not JSON. */
  readonly config: unknown;
}

export function argoCdClusters(objects: Objects): ArgoCdCluster[] {
  return objects.of(SECRET).filter(secret => label(secret, ARGO_CD_SECRET) === 'cluster').map(object => {
    const held = new Map(heldTexts(object).map(({ key, text }) => [key, text]));
    const content = held.get('config') ?? '';
    return { object, server: held.get('server') ?? '', content, config: parseGoJson(content, CONFIG_KEYS, ['env']) };
  });
}

const PARTS = constantValue(SHIPPED_PARTS);

interface Running {
  readonly part: ArgoCdPart;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * What Argo CD's own Roles let its parts do, where they are not in the input. A workload of Argo CD is known by its labels or by the program that it
 * runs, and where Argo CD is declared to be on the hub also by the name that it ships with. The name of a namespace shows nothing.
 */
export function shippedWithArgoCd(objects: Objects, workloads: Workloads, declared: boolean): ShippedRights[] {
  return partsRunning(objects, workloads, declared).filter(({ part, namespace }) => objects.get(ROLE, namespace, part.name) === undefined)
    .map(({ part, namespace, serviceAccount }) => ({
      subject: serviceAccountName(namespace, serviceAccount),
      namespace,
      rights: new Set(part.secrets.map(verb => right(verb, '', 'secrets'))),
    }));
}

function partsRunning(objects: Objects, workloads: Workloads, declared: boolean): Running[] {
  const running = workloads.all.flatMap(workload => partOf(workload, declared));
  return declared ? [...running, ...coreBeside(objects, running)] : running;
}

/** What Argo CD ships for the service accounts of its parts that run here. The name of an account alone shows nothing. */
export function stepsOfArgoCd(objects: Objects, workloads: Workloads, declared: boolean): ReadonlyMap<SubjectName, ReadonlySet<Right>> {
  return new Map(partsRunning(objects, workloads, declared).map(({ part, namespace, serviceAccount }) =>
    [serviceAccountName(namespace, serviceAccount), STEPS.get(part.name) ?? new Set<Right>()]));
}

const STEPS: ReadonlyMap<string, ReadonlySet<Right>> = new Map(Object.entries(constantValue(SHIPPED_STEPS)).map(([name, rules]) => [name, rightsOf(rules)]));

function partOf(workload: Workload, declared: boolean): Running[] {
  const { object, namespace } = workload;
  const part = PARTS.find(one => isLabelled(workload, one) || runs(workload, one) || (declared && (workload.serviceAccount ?? object.name) === one.name));
  return part ? [{ part, namespace, serviceAccount: workload.serviceAccount ?? part.name }] : [];
}

function isLabelled({ object }: Workload, { component }: ArgoCdPart): boolean {
  return label(object, 'app.kubernetes.io/part-of') === 'argocd' && label(object, 'app.kubernetes.io/component') === component;
}

function runs({ pod }: Workload, { program }: ArgoCdPart): boolean {
  return list(record(pod.spec).containers).some(({ command, args }) => [...strings(command), ...strings(args)]
    .some(word => word === program || word.endsWith(`/${program}`)));
}

/** What every installation has, in a namespace that is Argo CD's by a part of it or by its cluster Secrets. */
function coreBeside(objects: Objects, running: readonly Running[]): Running[] {
  const secrets = objects.of(SECRET).filter(secret => label(secret, ARGO_CD_SECRET) === 'cluster');
  const homes = new Set([...running, ...secrets].map(({ namespace }) => namespace));
  return [...homes].flatMap(namespace => PARTS.filter(({ core, name }) => core && !running.some(one => one.namespace === namespace && one.part.name === name))
    .map(part => ({ part, namespace, serviceAccount: part.name })));
}
