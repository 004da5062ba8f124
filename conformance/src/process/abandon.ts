// Started by the `control-plane` suite only: starts a program and a folder, reports them, and ends as its argument asks, without cleaning up.
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Processes } from './processes.js';

const folder = mkdtempSync(join(tmpdir(), 'conformance-abandon-'));
const processes = new Processes(join(folder, 'logs'));
processes.removeAtEnd(folder);
// A child of the program, too: the whole family has to go.
const program = processes.start({ name: 'sleeper', command: '/bin/sh', args: ['-c', 'sleep 600 & sleep 600'] });
console.log(JSON.stringify({ pid: program.pid, folder }));
if (process.argv[2] === 'exception') {
  setTimeout(() => {
    throw new Error('as asked');
  }, 200);
} else {
  setInterval(() => undefined, 1000);
}
