// Inside a pod's network namespace: joins its loopback ports to unix sockets, whose other ends the test process holds.
// Arguments: folder of the sockets, `in:<port>` for ports others reach, `out:<port>` for ports the pod reaches.
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const [folder, ...ports] = process.argv.slice(2);

function join(target) {
  return (client) => {
    const other = connect(target);
    const end = () => {
      client.destroy();
      other.destroy();
    };
    client.on('error', end).on('close', end);
    other.on('error', end).on('close', end);
    client.pipe(other).pipe(client);
  };
}

await Promise.all(
  ports.map(
    (entry) =>
      new Promise((done, fail) => {
        const [direction, port] = entry.split(':');
        const socket = `${folder}/${direction}-${port}.sock`;
        const server =
          direction === 'in'
            ? createServer(join({ port: Number(port), host: '127.0.0.1' })).listen(socket, done)
            : createServer(join({ path: socket })).listen(Number(port), '127.0.0.1', done);
        server.on('error', fail);
      }),
  ),
);
writeFileSync(`${folder}/ready`, '');
