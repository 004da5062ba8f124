import { cli } from './cli';
import { account, application, cluster, yaml } from './world';

/** Names that are also words of messages, steps, states or ids. */
const WORDS = [
  'app', 'web', 'hub', 'ok', 'set', 'broken', 'unknown', 'cluster', 'clusters', 'secret', 'token', 'the', 'is', 'more', 'binding', 'path', 'a',
  'my-app', 'violation', 'error', 'constructor',
];
/** Longer than any word, so that they occur nowhere else in an output. */
const PLAIN = { clusters: ['zz-cluster-one', 'zz-cluster-two'], application: 'zz-application' };

interface Names {
  readonly clusters: readonly string[];
  readonly application: string;
}

/** An application on two clusters, one of them with an account that stops the agent, and an account that nobody uses on both. */
function manifests({ clusters, application: name }: Names): string {
  const objects = [...clusters.map(one => cluster(one)), ...application(name, [...clusters])];
  const broken = objects.map(object => object.kind === 'ManagedServiceAccount' && (object.metadata as { namespace: string }).namespace === clusters[1]
    ? account(clusters[1], name, 'forever') : object);
  return yaml([...broken, ...clusters.map(one => account(one, 'zz-unused', '30d'))]);
}

const COMMANDS: readonly (readonly string[])[] = [
  ['check', '-', '--complete'],
  ['check', '-', '--complete', '-o', 'github'],
  ['check', '-', '--complete', '-o', 'json'],
  ['check', '-', '--complete', '-o', 'junit'],
  ['report', '-', '--complete'],
  ['report', '-', '--complete', '-o', 'markdown'],
  ['report', '-', '--complete', '-o', 'json'],
  ['report', '-', '--complete', '-o', 'html'],
  ['who-can', 'list', 'pods', '-'],
];

/** The output of every command, with each name replaced by the plain one where it is marked. */
async function outputs(names: Names): Promise<string[]> {
  const stdin = manifests(names);
  return Promise.all(COMMANDS.map(async command =>
    (await cli([...command], { stdin, columns: 2000 })).out.replace(/ time="[\d.]+"/, '').replace(/  +/g, '  ')));
}

/** The same input under plain names, with the plain names put back to the words: only the names may differ. */
function renamed(text: string, { clusters, application: name }: Names): string {
  return text.split(PLAIN.clusters[0]).join(clusters[0]).split(PLAIN.clusters[1]).join(clusters[1]).split(PLAIN.application).join(name);
}

describe('names that are words of the output', () => {
  let plain: string[];
  beforeAll(async () => {
    plain = await outputs(PLAIN);
  });

  test.each(WORDS.flatMap(word => [
    [`clusters ${word} and zz-b`, { clusters: [word, `${word}-b`], application: PLAIN.application }],
    [`application ${word}`, { clusters: PLAIN.clusters, application: word }],
    [`application and cluster ${word}`, { clusters: [word, `${word}-b`], application: `${word}-app` }],
  ] as const))('%s: an output differs in these names alone', async (_, names) => {
    const found = await outputs(names);
    expect(found).toStrictEqual(plain.map(text => renamed(text, names)));
  });
});
