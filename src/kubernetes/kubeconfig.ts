import { parseDocument } from 'yaml';
import { at, isRecord, Json, list, parseJson, record, text } from './json';

/** What a kubeconfig or a configuration of Argo CD authenticates with. */
export interface Credential {
  /** Address of the API server; empty where none is written. */
  readonly server: string;
  /** `a bearer token`, `a client certificate` and the like. */
  readonly method: string;
}

/** Marks of a kubeconfig in a text, before it is worth reading. */
const MARKS = [/\bkind"?:\s*"?Config\b/, /\busers"?:/];

export function looksLikeKubeconfig(source: string): boolean {
  return MARKS.every(mark => mark.test(source));
}

/** How the contexts of a kubeconfig authenticate; nothing where the text is not a whole kubeconfig (kubernetes/client-go tools/clientcmd/api/v1). */
export function kubeconfigOf(source: string): Credential[] | undefined {
  const config = looksLikeKubeconfig(source) ? parsed(source) : undefined;
  if (!config || config.kind !== 'Config') {
    return undefined;
  }
  const named = (key: string, what: string) => new Map(list(config[key]).map(one => [text(one.name), record(one[what])]));
  const [servers, users] = [named('clusters', 'cluster'), named('users', 'user')];
  const pairs = list(config.contexts).map(({ context }) => ({
    cluster: servers.get(text(at(context, 'cluster'))), user: users.get(text(at(context, 'user'))),
  }));
  const joined = pairs.filter(({ cluster, user }) => cluster && user);
  // A user without a context is a credential all the same.
  const alone = [...users.values()].filter(user => !joined.some(pair => pair.user === user)).map(user => ({ cluster: undefined, user }));
  return [...joined, ...alone].map(({ cluster, user }) => ({ server: shownAddress(text(cluster?.server)), method: methodOf(record(user)) }));
}

/** An address without the name and password that it may hold. */
export function shownAddress(server: string): string {
  return server.replace(/\/\/[^/]*@/, '//');
}

function parsed(source: string): Json | undefined {
  try {
    const document = parseDocument(source, { prettyErrors: false, logLevel: 'silent' });
    const value: unknown = document.errors.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function methodOf(user: Json): string {
  const token = text(user.token);
  if (token !== '') {
    return bearer(token);
  }
  if (isRecord(user.exec)) {
    return `command ${text(user.exec.command)}`;
  }
  return [
    ['client-certificate-data', 'a client certificate'], ['client-certificate', 'a client certificate in a file'], ['tokenFile', 'a token in a file'],
    ['username', 'a password'], ['auth-provider', 'an authentication provider'],
  ].find(([key]) => user[key] !== undefined)?.[1] ?? 'no credential of its own';
}

/** A token of a service account names it; nothing is verified (kubernetes/kubernetes pkg/serviceaccount/claims.go, `sub`). */
export function bearer(token: string): string {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(text(record(claims(token)).sub)) ?? [];
  return name === undefined ? 'a bearer token' : `a bearer token of ServiceAccount ${namespace}/${name}`;
}

function claims(token: string): unknown {
  return parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
