/**
 * Stands in for the tunnel (user server, proxy server, agents, service proxies): one TLS server with the certificate the
 * real add-on manager made, `/<cluster>/...` goes to that cluster's API server with the caller's token untouched. It is
 * used for the runs with older Kueue releases, where the path to the worker is not what is looked at. It cannot
 * show what only the real service proxy does: accept hub identities by impersonation.
 */
import { createServer, request } from 'https';
import { type AddressInfo } from 'net';
import { type Cluster } from '../control-plane/cluster.js';

export async function startTunnelStandIn(
  certificate: string,
  key: string,
  workers: readonly Cluster[],
): Promise<{ port: number; stop: () => Promise<void> }> {
  const byName = new Map(workers.map(worker => [worker.name, worker]));
  const server = createServer({ cert: certificate, key }, (incoming, outgoing) => {
    const [, cluster, ...path] = (incoming.url ?? '').split('/');
    const worker = byName.get(cluster);
    if (!worker) {
      outgoing.writeHead(502).end('No agent available');
      return;
    }
    const forwarded = request(
      {
        host: '127.0.0.1',
        port: worker.port,
        method: incoming.method,
        path: `/${path.join('/')}`,
        ca: worker.authority.certificate,
        headers: { ...incoming.headers, host: 'localhost' },
      },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        // Watches send their first event much later: the client must see the headers now.
        outgoing.flushHeaders();
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
