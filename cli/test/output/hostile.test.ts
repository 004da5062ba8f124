import fc from 'fast-check';
import { filesWith, hostileNames, Names, tamed } from './hostile';
import { CHECK_FORMATS } from '../../src/check';
import { DIFF_FORMATS } from '../../src/diff/command';
import { EXPLAIN_FORMATS } from '../../src/explain';
import { REPORT_FORMATS } from '../../src/report/command';
import { WHO_CAN_FORMATS } from '../../src/who-can';
import { cli, folderWith, Ran, Setting } from '../cli';
import { cluster } from '../world';

/** Every command with every format that there is, and command lines that are wrong. */
function commandsOf(names: Names): string[][] {
  // A process gets no argument with such a character.
  const [name, namespace, user] = [names.cluster, names.namespace, names.user].map(one => one.replace(/\0/g, ''));
  const formats = (table: object, ...command: string[]) => Object.keys(table).map(format => [...command, '-o', format]);
  return [
    ...formats(CHECK_FORMATS, 'check', 'head'),
    ...formats(REPORT_FORMATS, 'report', 'head'),
    ...formats(DIFF_FORMATS, 'diff', 'base', 'head'),
    ...formats(EXPLAIN_FORMATS, 'explain', `n${namespace}`, `c${name}`, 'head'),
    ...formats(WHO_CAN_FORMATS, 'who-can', 'list', 'pods', 'head'),
    ['who-can', 'get', `p${user}`, 'head', '--cluster', `c${name}`],
    ['check', `x${user}`, '--with', `y${user}`],
    ['check', 'head', '--config', `z${user}`],
    ['check', 'head', '--fail-on', `x${user}`],
    ['check', 'head', '-o', `x${user}`],
    ['check', 'head', `--x${user}`],
    ['check', 'head', '-o', `text=head/${user.replace(/\//g, '_')}.yaml`],
    [`x${user}`],
    ['explain', `x${user}`, `y${user}`, 'head'],
    ['diff', `git:x${user}:y`, `git:${user}`],
  ];
}

async function ask(names: Names, setting: Setting): Promise<[command: string[], ran: Ran][]> {
  const files = (folder: string, more: object[]) => Object.entries(filesWith(names, more as Record<string, unknown>[]))
    .map(([name, content]): [string, string] => [`${folder}/${name}`, content]);
  const cwd = folderWith(Object.fromEntries([...files('base', []), ...files('head', [cluster(`e${names.cluster}`)])]));
  const answers: [string[], Ran][] = [];
  for (const command of commandsOf(names)) {
    answers.push([command, await cli(command, setting, cwd)]);
  }
  return answers;
}

const COLORS = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

function wrongIn([command, { out, err }]: [string[], Ran], colors: boolean): string[] {
  const github = command[command.length - 1] === 'github';
  return [out, err].flatMap((text, stream) => {
    const seen = colors ? text.replace(COLORS, '') : text;
    const lines = seen.split('\n').filter(line => /^\s*::/.test(line) && !(github && stream === 0 && /^::(error|warning|notice) [^\n]+::[^\n]+$/.test(line)));
    return [
      ...lines,
      ...UNSEEN.test(seen) ? [`unseen: ${JSON.stringify(UNSEEN.exec(seen))} of ${command.slice(0, 2).join(' ')}`] : [],
      ...seen.match(/##\w*\[/g) ?? [],
      // A surrogate is no text in UTF-8.
      ...Buffer.from(text).toString() === text ? [] : ['not UTF-8'],
    ];
  });
}

test.each([
  [false, 120], [true, 120], [false, 20],
])('with colors %s and %s columns, no name writes a control character, a command or a line', async (colors, columns) => {
  await fc.assert(fc.asyncProperty(hostileNames, async names => {
    const answers = await ask(names, { columns, env: colors ? { FORCE_COLOR: '1' } : {} });
    expect(answers.flatMap(answer => wrongIn(answer, colors))).toStrictEqual([]);
  }), { numRuns: 15 });
}, 120_000);

test('names with line breaks make no more lines than names without', async () => {
  await fc.assert(fc.asyncProperty(hostileNames, async names => {
    const [found, plain] = [await ask(names, { columns: 100_000 }), await ask(tamed(names), { columns: 100_000 })];
    const counts = (answers: typeof found) => answers.map(([, { out, err }], i) => [i, out.split('\n').length, err.split('\n').length]);
    expect(counts(found)).toStrictEqual(counts(plain));
  }), { numRuns: 15 });
}, 120_000);
