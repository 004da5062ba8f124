import Table from 'cli-table3';
import { parseAllDocuments } from 'yaml';
import { quickstart } from './app';

type Quickstart = ReturnType<typeof quickstart>;

/** Explains the result of the quickstart to a newcomer. Pure: from the constructs and the files that they wrote. */
export function summary({ hub, multiKueue, binding, access }: Quickstart, folder: string, files: Readonly<Record<string, string>>): string {
  const { releases, fleet } = hub;
  return [
    `A hub with ${fleet.clusters.length} clusters, Kueue ${releases.kueue}, Kubernetes ${releases.kubernetes}, managed-serviceaccount `
      + `${releases.managedServiceAccount}.`,
    section(`Files in ${folder}`, table(['file', 'objects'], Object.entries(files).map(([name, text]) => [name, kinds(text)]))),
    section('Access to the clusters', table(['consumer', 'cluster', 'account', 'rights'], [
      ...reach('Kueue (kueue-system)', multiKueue.access),
      ...reach('my-app (my-app)', access),
    ])),
    ...notReached(hub, [multiKueue.binding, binding]),
    section('What each worker needs and this app does not install', table(['worker', 'CRDs', 'namespaces', 'LocalQueues'],
      multiKueue.workers.map(worker => {
        const needs = multiKueue.workerRequirements(worker);
        return [worker.name, needs.customResourceDefinitions.join('\n'), needs.namespaces.join('\n'), needs.localQueues.join('\n')];
      }))),
    section('Kinds of job that Kueue on the hub stops managing, because `frameworks` does not list them', wrapped(multiKueue.unmanagedFrameworks)),
    section('How to apply the files', order(folder)),
    section('The access as a page for the browser', [
      `npx --no-install ocm-access report ${folder} --format html=access.html`,
    ].map(line => `  ${line}`).join('\n')),
    section('Next, with your own hub', [
      'kubectl get managedclusters -o yaml > fleet.yaml',
      'npm run quickstart -- fleet.yaml',
    ].map(line => `  ${line}`).join('\n')),
  ].join('\n\n') + '\n';
}

function order(folder: string): string {
  return [
    ['an administrator, once', 'kubectl create namespace my-app'],
    ['an administrator, once', 'kubectl create namespace team-a'],
    ['an administrator, once and after it changed', `kubectl apply -f ${folder}/quickstart-applier.k8s.yaml`],
    ['any GitOps agent', `kubectl apply -f ${folder}/multikueue.k8s.yaml -f ${folder}/my-app.k8s.yaml`],
    ['after Kueue is installed', `kubectl apply --server-side --force-conflicts -f ${folder}/multikueue-kueue-patch.k8s.yaml`],
  ].map(([who, command], i) => `  ${i + 1}. ${who}\n     ${command}`).join('\n')
    + '\n\n  Argo CD keeps the order by itself: the objects have sync waves, and the patch has its sync options.';
}

function reach(application: string, access: Quickstart['access']): string[][] {
  return access.clusters.map(cluster => [application, cluster.name, access.managedServiceAccountName, access.allowedOn(cluster).join('\n')]);
}

function notReached(hub: Quickstart['hub'], bindings: Pick<Quickstart['binding'], 'clusters' | 'waitingClusters'>[]): string[] {
  const reached = new Set(bindings.flatMap(binding => binding.clusters).map(cluster => cluster.name));
  const state = (accepted: boolean) => accepted ? 'in no set' : 'not accepted yet';
  const why = (name: string, accepted: boolean) => name === hub.ownCluster ? 'the hub itself' : state(accepted);
  const rest = hub.fleet.clusters.filter(cluster => !reached.has(cluster.name)).map(cluster => `${cluster.name} (${why(cluster.name, cluster.accepted)})`);
  return rest.length === 0 ? [] : [`Clusters without access: ${rest.join(', ')}`];
}

function kinds(text: string): string {
  const counts = new Map<string, number>();
  for (const document of parseAllDocuments(text)) {
    const kind = String((document.toJS() as { kind?: string } | null)?.kind);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => count === 1 ? kind : `${count} ${kind}`).join('\n');
}

function wrapped(items: readonly string[]): string {
  return items.length === 0 ? '  none' : items.map(item => `  ${item}`).join('\n');
}

function section(title: string, body: string): string {
  return `${title}\n${body}`;
}

/** No frame and no color, so that the output can be copied into a ticket. */
const NO_FRAME = Object.fromEntries([
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'right', 'right-mid', 'mid', 'mid-mid',
].map(part => [part, '']));

function table(head: string[], rows: string[][]): string {
  const drawn = new Table({ head: head.map(title => title.toUpperCase()), style: { head: [], border: [] }, chars: { ...NO_FRAME, middle: ' ' } });
  drawn.push(...rows);
  return drawn.toString().split('\n').map(line => ` ${line}`.trimEnd()).join('\n');
}
