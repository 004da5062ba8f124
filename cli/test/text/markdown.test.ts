import { cli } from '../cli';
import { account, cluster, permission, yaml } from '../world';

/** What a renderer of GitHub or GitLab would act on, and what must not be in the Markdown for it. */
const ACTIVE: readonly (readonly [text: string, forbidden: RegExp])[] = [
  ['https://x.example/a', /https:\/\/x/],
  ['HTTP://x.example', /HTTP:\/\//],
  ['ftp://x.example', /ftp:\/\//],
  ['www.x.example', /www\.x/],
  ['a@b.example', /a@b/],
  ['@team', /@team/],
  ['#1', /#1/],
  ['owner/repo#1', /repo#1/],
  ['GH-1', /GH-1/],
  ['gh-12', /gh-12/],
  ['owner/repo!1', /!1/],
  ['deadbee', /deadbee/],
  ['0123456789abcdef0123456789abcdef01234567', /[0-9a-f]{7}/],
  ['$x$', /\$/],
  ['$`x`$', /\$|(?<!\\)`x/],
  ['[^1]', /(?<!\\)\[/],
  [':tada:', /:tada:/],
  ['a::+1:b', /:\+1:/],
  ['a:100:', /:100:/],
  ['![a](b)', /(?<!\\)\[/],
  ['<img src=x>', /<img/],
  ['~~a~~ **b** _c_', /(?<!\\)[~*_]\w/],
];

test.each(ACTIVE)('%s is text in the Markdown of diff and report', async (text, forbidden) => {
  const manifests = yaml([cluster('c1'), account('c1', 'idle'), permission('c1', 'x', undefined, [{ kind: 'User', name: `hub ${text} x` }])]);
  const files = { 'a.yaml': manifests, 'base.yaml': yaml([cluster('c1')]) };
  const outputs = [await cli(['diff', 'base.yaml', 'a.yaml'], { files }), await cli(['report', 'a.yaml', '-o', 'markdown'], { files })];
  for (const { out } of outputs) {
    // Links of ours lead to the pages of rules.
    const theirs = out.split('\n').filter(line => line.includes('hub ')).map(line => line.replace(/\(https:\/\/github\.com\/cdk8s-ocm\/[^)]*\)|\*\*[\w ]+\*\*/g, ''))
      .filter(line => !/^ {2}[ac]\d/.test(line)).join('\n').replace(/\[`[a-z-]+`\]|<br>/g, '');
    expect(theirs).toContain('hub ');
    expect(theirs).not.toMatch(forbidden);
    expect(readAs(theirs)).toContain(text);
    expect(out).toContain('[`hub-identity-reach`](https://github.com/cdk8s-ocm/cdk8s-ocm/blob/main/docs/rules/hub-identity-reach.md)');
  }
});

/** What a person sees of the Markdown. */
function readAs(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/<\/?span>|&#8203;/g, '').replace(/&#36;/g, '$').replace(/&#32;/g, ' ')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

const NAMES = ['# heading', '- item', '+ item', '1. item', '2) item', '    code', '---', '===', '```', '> quote'];

test.each(NAMES)('a file named %j begins nothing in the comment', async name => {
  const files = { 'base.yaml': yaml([cluster('c1')]), [`${name}.yaml`]: 'a: [' };
  const { out: broken } = await cli(['diff', '--', `${name}.yaml`, 'base.yaml'], { files });
  const [item] = /^- .*is not YAML.*$/m.exec(broken) ?? ['- # missing'];
  expect(item).toMatch(/^- (?:\\|\d+\\|&#32;|&gt;)/);
});
