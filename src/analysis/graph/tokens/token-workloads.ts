import { spell } from '../../input/objects';
import { AccessGraph } from '../access-graph';
import { runsAs } from '../consumers';
import { serviceAccountName } from '../hub-rbac';
import { secretsOf, Workload } from '../workloads';

/** Workloads on the hub that can reach the token of an account, by kind, namespace and name. */
export function tokenWorkloads(graph: AccessGraph): Map<string, Workload> {
  const users = new Set(graph.consumers.flatMap(({ workloads }) => workloads));
  const secrets = new Set(graph.copies.map(({ namespace, secret }) => `${namespace}/${secret}`));
  const readers = readersOf(graph);
  const reaches = (workload: Workload) => users.has(workload) || readers.has(subjectOf(workload))
    || secretsOf(workload.pod).some(secret => secrets.has(`${workload.namespace}/${secret}`));
  return new Map(graph.workloads.all.filter(reaches).map(workload => [spell(workload.object), workload]));
}

function readersOf(graph: AccessGraph): ReadonlySet<string> {
  const everywhere = graph.rbac.readersOfEverything();
  return new Set([...everywhere, ...graph.copies.flatMap(({ namespace, secret }) => graph.rbac.readers(namespace, secret))]);
}

function subjectOf(workload: Workload): string {
  const account = runsAs(workload);
  return account === undefined ? '' : serviceAccountName(account.namespace, account.name);
}
