import { decode } from './decode';
import { ConfigurationDocument, MapNode, Node, readDocument } from './document';
import { gateProblems, gatesOf } from './gates-check';
import { ConfigurationProblem, Found } from './problem';
import { ruleProblems } from './rule-check';
import { RuleContext } from './rule-conditions';
import { deviceClasses, deviceSources } from './rule-devices';
import { namespaceSelector } from './rule-selector';
import { togetherProblems } from './rule-together';
import { CONFIGURATION_GROUP, ConfigurationVersion, moduleOf } from './schema';
import { locate } from './tree';

/** What a configuration is judged by. */
export interface ConfigurationSetting {
  readonly release: string;
  /** Where the manager runs; its configuration may name another. */
  readonly namespace: string;
}

const VERSIONS: readonly ConfigurationVersion[] = ['v1beta1', 'v1beta2'];
const MORE = [namespaceSelector, deviceClasses, deviceSources];

/** Everything in the text of a configuration for which the manager of a release ends. The text itself is never run: what a plugin does is not known. */
export function checkConfiguration(text: string, { release, namespace }: ConfigurationSetting): ConfigurationProblem[] {
  const document = readDocument(text);
  const schema = moduleOf(release);
  return problems(document, { release, namespace }).map(({ at, data, ...found }) => ({ ...found, ...document.position(at), data: { ...data, schema } }));
}

function problems(document: ConfigurationDocument, setting: ConfigurationSetting): Found[] {
  const broken = document.errors.map(({ at, id, reason }): Found => ({ id, path: '', at, ...id === 'doubled-key' ? { value: reason } : { data: { reason } } }));
  if (document.errors.some(({ id }) => id !== 'doubled-key')) {
    return broken;
  }
  const ignored: Found[] = document.second === undefined ? [] : [{ id: 'second-document', path: '', at: document.second }];
  const { root } = document;
  if (root === undefined || root.kind === 'scalar' && root.value === null) {
    return [...broken, ...ignored];
  }
  return [...broken, ...ignored, ...root.kind === 'map' ? ofMapping(root, document, setting) : [{ id: 'not-a-mapping', path: '', at: root.at } as const]];
}

function ofMapping(root: MapNode, { json }: ConfigurationDocument, { release, namespace }: ConfigurationSetting): Found[] {
  const version = versionOf(textAt(root, 'apiVersion'));
  const api = [...wrongApi(root, version), ...wrongKind(root)];
  if (version === undefined || api.length > 0) {
    return api;
  }
  const decoded = decode(root, { version, release, json });
  const gates = gatesOf(decoded.value.featureGates);
  const context: RuleContext = { config: decoded.value, gates, version, release, namespace };
  const broken = decoded.problems.map(({ path }) => path);
  const ruled = [
    ...gateProblems(gates, release, name => locate(root, ['featureGates', name]).at),
    ...ruleProblems(context, root),
    ...togetherProblems(context, root, MORE),
  ];
  return [...decoded.problems, ...ruled.filter(({ path }) => !broken.some(other => isNear(path, other)))];
}

/** Of one mapping, or one in the other: what is missing or wrong there may only follow from a key that was misspelled. */
function isNear(path: string, other: string): boolean {
  return parentOf(path) === parentOf(other) || path.startsWith(other) || other.startsWith(path);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
}

/** The version of a configuration; v1beta2 where the text names none. */
export function versionOf(apiVersion: unknown): ConfigurationVersion | undefined {
  return apiVersion === undefined || apiVersion === null || apiVersion === ''
    ? 'v1beta2'
    : VERSIONS.find(version => apiVersion === `${CONFIGURATION_GROUP}/${version}`);
}

function textAt(root: Node, key: string): unknown {
  const node = root.kind === 'map' ? root.entries.find(entry => entry.key === key)?.node : undefined;
  return node?.kind === 'scalar' ? node.value : node && 'no text';
}

function wrongApi(root: MapNode, version: ConfigurationVersion | undefined): Found[] {
  const wanted = VERSIONS.map(one => `${CONFIGURATION_GROUP}/${one}`);
  const place = { path: 'apiVersion', value: textAt(root, 'apiVersion'), at: locate(root, ['apiVersion']).at };
  return version === undefined ? [{ id: 'api-version', ...place, data: { wanted } }] : [];
}

function wrongKind(root: MapNode): Found[] {
  const kind = textAt(root, 'kind');
  const fits = kind === undefined || kind === null || kind === '' || kind === 'Configuration';
  return fits ? [] : [{ id: 'kind', path: 'kind', value: kind, at: locate(root, ['kind']).at }];
}
