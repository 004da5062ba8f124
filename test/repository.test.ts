import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = path.join(__dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const present = new Set(files.filter(file => fs.existsSync(path.join(ROOT, file))));
const folders = new Set([...present].flatMap(file => file.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))));
const markdown = [...present].filter(file => file.endsWith('.md') && !file.startsWith('test/'));
const scripts = (file: string): Record<string, string> => JSON.parse(read(file)).scripts ?? {};

/** Pages that name every place to touch. */
const GUIDES = ['CONTRIBUTING.md', 'docs/architecture.md', ...markdown.filter(file => file.startsWith('docs/contributing/'))];
/** Folders that are made, not kept. */
const MADE = /^(dist|lib|coverage|cdk8s-ocm\/lib)(\/|$)/;
const TOP = /^(\.ci|\.github|cli|conformance|docs|examples|imports|projenrc|src|test|tools)\//;

function code(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner]) => inner);
}

/** `src/analysis/rules/<topic>/<rule>.ts` is held as far as it is certain. */
function certain(place: string): string {
  return place.split(/[<*]/)[0].replace(/\/[^/]*$/, match => /[<*]/.test(place) ? '' : match).replace(/\/$/, '');
}

function prose(file: string): string {
  return read(file).replace(/^```[^]*?^```/gm, '');
}

/** The anchors of a page as GitHub makes them. A heading that comes again gets a number. */
function anchors(file: string): string[] {
  const slugs = [...prose(file).matchAll(/^#+ (.+)$/gm)]
    .map(([, heading]) => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-'));
  const named = [...read(file).matchAll(/<a (?:name|id)="([^"]+)"/g)].map(([, name]) => name);
  return [...slugs.map((slug, index) => [slug, slugs.slice(0, index).filter(other => other === slug).length] as const)
    .map(([slug, before]) => before === 0 ? slug : `${slug}-${before}`), ...named];
}

function leads(file: string, target: string): boolean {
  const [place, anchor] = target.split('#');
  const page = place === '' ? file : path.posix.join(path.posix.dirname(file), place).replace(/\/$/, '');
  return present.has(page) ? anchor === undefined || anchors(page).includes(anchor) : folders.has(page) && anchor === undefined;
}

describe('what GitHub reads', () => {
  const yaml = [...present].filter(file => /^\.github\/.*\.ya?ml$/.test(file));

  test.each(yaml)('%s is YAML without errors', file => {
    expect(parseAllDocuments(read(file)).flatMap(document => [...document.errors, ...document.warnings])).toStrictEqual([]);
  });

  test.each(yaml.filter(file => file.includes('/workflows/')))('%s pins every action by a commit', file => {
    const used = [...read(file).matchAll(/uses: (\S+)( # v\d+\.\d+\.\d+)?$/gm)];
    expect(used.length).toBeGreaterThan(0);
    const loose = used.filter(([, action, tag]) => !action.startsWith('./') && !(/@[0-9a-f]{40}$/.test(action) && tag));
    expect(loose.map(([line]) => line)).toStrictEqual([]);
  });

  test.each(yaml.filter(file => file.includes('/workflows/')))('%s may read, and write only where a job asks for it', file => {
    const workflow = parse(read(file));
    expect(workflow.permissions).toStrictEqual({ contents: 'read' });
    const commands = Object.values<{ steps?: { run?: string }[] }>(workflow.jobs).flatMap(job => job.steps ?? []).map(step => step.run ?? '');
    expect(commands.filter(command => command.includes('${{'))).toStrictEqual([]);
  });

  test('the build runs the minimum of package.json and two releases more, on three systems', () => {
    const { matrix } = parse(read('.github/workflows/build.yml')).jobs.test.strategy;
    expect(JSON.parse(read('package.json')).engines.node).toBe(`>= ${matrix.node[0]}.0.0`);
    expect(matrix).toStrictEqual({ os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: [20, 22, 24] });
  });

  test('a release publishes both packages with provenance', () => {
    const { publish } = parse(read('.github/workflows/release.yml')).jobs;
    const commands: string = publish.steps.map((step: { run?: string }) => step.run ?? '').join('\n');
    for (const name of ['package.json', 'cli/package.json'].map(file => JSON.parse(read(file)).name)) {
      expect(commands).toContain(`npm publish "./${name}-\${version}.tgz" --provenance`);
    }
    expect(publish.permissions['id-token']).toBe('write');
  });

  test.each(yaml.filter(file => file.includes('/ISSUE_TEMPLATE/') && !file.endsWith('config.yml')))('%s is a form', file => {
    const form = parse(read(file));
    expect([typeof form.name, typeof form.description, Array.isArray(form.body)]).toStrictEqual(['string', 'string', true]);
    const ids = form.body.filter((part: { type: string }) => part.type !== 'markdown').map((part: { id: string }) => part.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every file people look for is there', () => {
    const wanted = [
      'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'LICENSE', 'SECURITY.md', '.editorconfig', '.github/CODEOWNERS', '.github/PULL_REQUEST_TEMPLATE.md',
    ];
    expect(wanted.filter(file => !present.has(file))).toStrictEqual([]);
  });
});

describe('what the pages name', () => {
  test.each(GUIDES)('every path in %s exists', file => {
    const places = code(read(file)).filter(place => TOP.test(place) && !MADE.test(place) && !/\s/.test(place));
    expect(places.filter(place => !present.has(certain(place)) && !folders.has(certain(place)))).toStrictEqual([]);
  });

  test.each(markdown)('every script in %s exists', file => {
    const named = [...read(file).matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)( --workspace (\w+))?/g)];
    const missing = named.filter(([, name, , workspace]) => !(name in scripts(workspace ? `${workspace}/package.json` : 'package.json')));
    expect(missing.map(([command]) => command)).toStrictEqual([]);
  });

  test.each(markdown)('every projen task in %s exists', file => {
    const tasks = Object.keys(JSON.parse(read('.projen/tasks.json')).tasks);
    const named = [...read(file).matchAll(/\bnpx projen ([a-z][\w:-]*)/g)].map(([, name]) => name);
    expect(named.filter(name => !tasks.includes(name))).toStrictEqual([]);
  });

  test.each(markdown)('every link in %s leads to a file and a heading in it', file => {
    const links = [...prose(file).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target]) => target).filter(target => !/^[a-z]+:/.test(target));
    expect(links.filter(target => !leads(file, target))).toStrictEqual([]);
  });

  test('tools/README.md lists every script that projen does not make a task of', () => {
    const page = read('tools/README.md');
    const own = Object.entries(scripts('package.json')).filter(([, command]) => !/^projen\b/.test(command)).map(([name]) => name);
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(name => !page.includes(`| \`npm run ${name}\` |`))).toStrictEqual([]);
  });

  test('workflows and .ci/run start scripts that exist', () => {
    const texts = ['.ci/run', '.github/workflows/build.yml', '.github/workflows/release.yml'].map(read).join('\n');
    const named = [...texts.matchAll(/\bnpm run ([a-z][\w:-]*)( --workspace (\w+))?/g)];
    const missing = named.filter(([, name, , workspace]) => !(name in scripts(workspace ? `${workspace}/package.json` : 'package.json')));
    expect(missing.map(([command]) => command)).toStrictEqual([]);
  });
});
