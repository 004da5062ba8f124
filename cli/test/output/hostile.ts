import fc from 'fast-check';
import { account, application, cluster, permission } from '../world';

type Json = Record<string, unknown>;

/** Names that a stranger chose. */
export interface Names {
  readonly cluster: string;
  readonly namespace: string;
  readonly account: string;
  readonly user: string;
  readonly object: string;
  readonly key: string;
  readonly file: string;
  readonly reason: string;
}

const PIECES = [
  '\n', '\r', '\r\n', '\u001b[8m', '\u001b[1m', '\u001b[31m', '\u001b]0;x\u0007', '\u0000', '\u0007', '\u007f', '\u009b31m', '\u0085', '\t', '\u2028',
  '\u2029', '\u202e', '\u2066', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u3164', '\ufe0f', '\u{e0041}', '\ud800', '👩\u200d🚀', '::', '\n::', '\n  ::error::x',
  '::stop-commands::t', '##[', '##[error]x', '##vso[x]', '0 errors, 0 warnings, 0 notices in 15 objects', '\\u{1b}', '\\', '|', '`', '"', '\'', '<script>',
  '</script>', '</details>', '&', '@team', 'a@b.example', '#1', 'owner/repo#1', 'GH-1', 'deadbeef1', 'https://x.example', 'www.x.example', '$x$', '$`x`$',
  ':tada:', '[^1]', '[a](b)', '![a](b)', '-->', '```', '%0A', ',', ':', ' ', 'a', 'é', '漢字', '--output-file=x', '__proto__', 'constructor', '${{ x }}',
];
const text = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }),
  { minLength: 1, maxLength: 5 }).map(parts => parts.join(''));
/** What a file system takes. */
const fileName = text.map(name => Buffer.from(name.replace(/[/\u0000]/g, '_')).subarray(0, 150).toString().replace(/\ufffd/g, '_'));

export const hostileNames: fc.Arbitrary<Names> = fc.record({
  cluster: text, namespace: text, account: text, user: text, object: text, key: text, file: fileName, reason: text,
});

/** The same names without line breaks, and no more valid. */
export function tamed(names: Names): Names {
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, name.replace(/[\n\r\u0085\u2028\u2029]/g, '\u0001')])) as unknown as Names;
}

/** Objects whose names and data reach every section of every answer; JSON, since YAML has no place for some of the names. */
export function filesWith(names: Names, more: readonly Json[] = []): Record<string, string> {
  const [one, two] = [`c${names.cluster}`, `d${names.cluster}`];
  const namespace = `n${names.namespace}`;
  const subjects = ['User', 'Group', 'Robot'].map(kind => ({ kind, name: `u${names.user}` }));
  const objects = [
    cluster(one), cluster(two), ...application(namespace, [one, two]),
    account(one, `a${names.account}`, `30d${names.reason}`), account(two, 'idle'),
    permission(one, `a${names.account}`, undefined, subjects), permission(two, `x${names.object}`, undefined, subjects),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `k${names.object}`, namespace },
      data: { [`k${names.key}.json`]: `{"providers": [${names.reason}` },
    },
    { apiVersion: 'v1', kind: `Odd${names.object}`, metadata: { name: `o${names.object}`, namespace: `${namespace}2` }, spec: {} },
    { apiVersion: 'policy.open-cluster-management.io/v1', kind: 'Policy', metadata: { name: `p${names.object}`, namespace }, spec: {} },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: `b${names.object}` },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects,
    },
    ...more,
  ];
  return {
    [`f${names.file}.json`]: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
    [`g${names.file}.yaml`]: 'a: [',
    [`h${names.file}.yaml`]: `? ${JSON.stringify(names.key)}\n: 1\n? ${JSON.stringify(names.key)}\n: 2\n`,
  };
}
