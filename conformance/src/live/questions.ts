import { request } from 'https';
import { KubeConfig } from '@kubernetes/client-node';
import { JOB, SECRET, WORKER } from './kinds.js';
import { type Live } from './live.js';
import { ADD_ON_NAMESPACE } from './managed-service-account.js';
import { Api, type KubeObject } from '../control-plane/api.js';
import { type Cluster } from '../control-plane/cluster.js';

/** Namespace → sorted names, for objects of one kind everywhere. */
export async function namesByNamespace(
  api: Api,
  kind: { apiVersion: string; kind: string },
  pick: (object: KubeObject) => boolean = () => true,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const object of (await api.list(kind)).filter(pick)) {
    (found[object.metadata.namespace!] ??= []).push(object.metadata.name!);
  }
  for (const names of Object.values(found)) {
    names.sort();
  }
  return found;
}

/** Tokens that managed-serviceaccount's syncer copied. */
export const isSyncedSecret = (secret: KubeObject) => 'authentication.open-cluster-management.io/synced-from' in (secret.metadata.labels ?? {});

export const conditionOf = (object: KubeObject | undefined, type: string) =>
  object?.status?.conditions?.find((condition: any) => condition.type === type);

export async function activeState(api: Api, name: string): Promise<{ status: string; reason: string; message: string } | undefined> {
  return conditionOf(await api.find({ ...WORKER, name }), 'Active');
}

/** Every single right of a rule list, so that lists compare whatever way their rules are cut. */
export function rightsOf(rules: readonly any[]): string[] {
  const rights = rules.flatMap(rule =>
    (rule.apiGroups ?? ['']).flatMap((group: string) =>
      (rule.resources ?? rule.nonResourceURLs ?? []).flatMap((resource: string) =>
        (rule.verbs ?? []).flatMap((verb: string) => (rule.resourceNames ?? ['*']).map((name: string) => `${verb} ${group}/${resource} ${name}`)),
      ),
    ),
  );
  return [...new Set(rights)].sort();
}

/** All rights a service account was given on a cluster by RBAC bindings that name it: scope → rights. */
export async function boundRights(cluster: Cluster, namespace: string, name: string): Promise<Record<string, string[]>> {
  const RBAC = 'rbac.authorization.k8s.io/v1';
  const found: Record<string, string[]> = {};
  for (const kind of ['ClusterRoleBinding', 'RoleBinding']) {
    for (const binding of await cluster.admin.list({ apiVersion: RBAC, kind })) {
      const named = (binding.subjects ?? []).some(
        (subject: any) => subject.kind === 'ServiceAccount' && subject.namespace === namespace && subject.name === name,
      );
      if (!named) {
        continue;
      }
      const scope = binding.metadata.namespace ?? '*';
      const role = await cluster.admin.get({
        apiVersion: RBAC,
        kind: binding.roleRef.kind,
        name: binding.roleRef.name,
        namespace: binding.roleRef.kind === 'Role' ? scope : undefined,
      });
      found[scope] = [...new Set([...(found[scope] ?? []), ...rightsOf(role.rules)])].sort();
    }
  }
  return found;
}

/** The groups every token of a service account carries. */
export const groupsOf = (namespace: string) => ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${namespace}`];

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Whether a service account may read a Secret, as the server itself answers. */
export async function mayRead(admin: Api, account: Named, secret: Named): Promise<boolean> {
  const answer = await admin.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: {
      user: `system:serviceaccount:${account.namespace}:${account.name}`,
      groups: groupsOf(account.namespace),
      resourceAttributes: { verb: 'get', resource: 'secrets', ...secret },
    },
  });
  return answer.status.allowed === true;
}

/** A token's way to a cluster through the tunnel, the way every pod on the hub could go. */
export async function throughTunnel(live: Live, cluster: string, token: string): Promise<Api> {
  const secret = await live.hub.admin.get({ ...SECRET, namespace: ADD_ON_NAMESPACE, name: 'cluster-proxy-user-serving-cert' });
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: cluster, server: `https://localhost:${live.userServer.port}/${cluster}`, caData: secret.data['tls.crt'], skipTLSVerify: false },
    { name: 'token', token },
  );
  return new Api(config);
}

/** Whether a server's certificate verifies against a CA bundle. */
export function verifies(port: number, servername: string, ca: string): Promise<boolean> {
  return new Promise(done => {
    const outgoing = request({ host: '127.0.0.1', port, servername, ca, path: '/', agent: false }, answer => {
      answer.resume();
      done(true);
    });
    outgoing.on('error', error => done(!/certificate|verify|self-signed|issuer/i.test(error.message)));
    outgoing.end();
  });
}

/** There is no kubelet: the pods of a Job end well because we say so. */
export async function finishPods(cluster: Cluster, namespace: string, job: string): Promise<number> {
  const pods = (
    await cluster.admin.list(
      { apiVersion: 'v1', kind: 'Pod', namespace },
      `?labelSelector=${encodeURIComponent(`batch.kubernetes.io/job-name=${job}`)}`,
    )
  ).filter(pod => pod.status?.phase === 'Pending');
  for (const pod of pods) {
    const now = new Date().toISOString();
    await cluster.admin.merge(
      { apiVersion: 'v1', kind: 'Pod', namespace, name: pod.metadata.name },
      {
        status: {
          phase: 'Succeeded',
          containerStatuses: pod.spec.containers.map((container: any) => ({
            name: container.name,
            image: container.image,
            imageID: '',
            ready: false,
            restartCount: 0,
            started: false,
            state: { terminated: { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now } },
          })),
        },
      },
      'status',
    );
  }
  return pods.length;
}

export const sampleJob = (name: string, namespace: string, queue: string): KubeObject => ({
  ...JOB,
  metadata: { name, namespace, labels: { 'kueue.x-k8s.io/queue-name': queue } },
  spec: {
    suspend: true,
    parallelism: 1,
    completions: 1,
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'work', image: 'example.invalid/work:1', resources: { requests: { cpu: '1', memory: '64Mi' } } }],
      },
    },
  },
});
