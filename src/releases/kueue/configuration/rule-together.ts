import { Node } from './document';
import { kindParts } from './forms';
import { isOn } from './gates-check';
import { Found } from './problem';
import { isFrom, RuleContext } from './rule-conditions';
import { frameworkKind, frameworkNames } from './schema';
import { located, select } from './tree';
import { at, strings } from '../../../kubernetes/json';
import { isLabelKey } from '../../../kubernetes/names';

/** What Kueue's validation refuses of values that belong together: pkg/config/validation.go, as in `rule-rows.ts`. */

type Keys = ReadonlyArray<string | number>;
type Broken = Omit<Found, 'at' | 'path'> & { readonly keys: Keys };

/** What the code manages where the file lists nothing. */
const CODE_DEFAULT = ['batch/job'];
const INCREMENTAL = 'kueue.x-k8s.io/multikueue-dispatcher-incremental';
const MOST_OF_SOURCE: Readonly<Record<string, number>> = { Workload: 2, LocalQueue: 6, ClusterQueue: 6, Cohort: 6 };
const MOST_VALUES = { workload: 12, other: 16 };

function enabled({ config }: RuleContext): string[] {
  const listed = strings(at(config, 'integrations', 'frameworks'));
  return listed.length > 0 ? listed : CODE_DEFAULT;
}

function frameworks(context: RuleContext): Broken[] {
  const { config, release } = context;
  const wanted = frameworkNames(release);
  const listed = select(config, 'integrations.frameworks[]');
  const unknown = listed.filter(({ value }) => !wanted.includes(String(value)))
    .map(({ value, keys }): Broken => ({ id: 'framework', value, keys, data: { wanted } }));
  const seen = new Set<string>();
  const own = listed.map(place => ({ ...place, kind: frameworkKind(String(place.value), release)?.kind }));
  const external = select(config, 'integrations.externalFrameworks[]').map(place => ({ ...place, kind: kindOf(place.value) }));
  const repeated = [...own, ...external].flatMap(({ value, keys, kind }): Broken[] => {
    const twice = kind !== undefined && seen.has(kind);
    seen.add(kind ?? '');
    return twice ? [{ id: 'repeated', value, keys }] : [];
  });
  return [...unknown, ...repeated];
}

function kindOf(value: unknown): string | undefined {
  const parts = kindParts(String(value));
  return parts && [parts.kind, parts.version, parts.group].join('.');
}

/** A kind that MultiKueue sends by itself cannot be listed as one of another controller. */
function sentKinds(context: RuleContext): Broken[] {
  const sent = enabled(context).map(name => frameworkKind(name, context.release)).filter(kind => kind?.sent).map(kind => kind?.kind);
  return select(context.config, 'multiKueue.externalFrameworks[].name').filter(({ value }) => sent.includes(kindOf(value)))
    .map(({ value, keys }) => ({ id: 'exclusive', value, keys, data: { other: 'the framework of this kind' } }));
}

function dispatcher({ config, release }: RuleContext): Broken[] {
  const alone = isFrom(release, '0.19') && at(config, 'multiKueue', 'incrementalDispatcherConfig') !== undefined
    && at(config, 'multiKueue', 'dispatcherName') !== INCREMENTAL;
  return alone ? [{ id: 'only-with', keys: ['multiKueue', 'incrementalDispatcherConfig'], data: { other: `dispatcherName ${INCREMENTAL}` } }] : [];
}

function quotaCheck({ config, gates, release }: RuleContext): Broken[] {
  const prefixes = at(config, 'resources', 'excludeResourcePrefixes');
  const clash = isOn('QuotaCheckStrategy', gates, release) && at(config, 'resources', 'quotaCheckStrategy') === 'IgnoreUndeclared'
    && Array.isArray(prefixes) && prefixes.length > 0;
  return clash ? [{ id: 'exclusive', value: 'IgnoreUndeclared', keys: ['resources', 'quotaCheckStrategy'], data: { other: 'excludeResourcePrefixes' } }] : [];
}

function tls({ config }: RuleContext): Broken[] {
  const suites = at(config, 'tls', 'cipherSuites');
  return at(config, 'tls', 'minVersion') === 'VersionTLS13' && Array.isArray(suites) && suites.length > 0
    ? [{ id: 'exclusive', value: suites, keys: ['tls', 'cipherSuites'], data: { other: 'minVersion VersionTLS13' } }] : [];
}

/** The key by which a label is looked up is its name where none is given. */
function labelNames({ config }: RuleContext): Broken[] {
  return select(config, 'metrics.customLabels[]').flatMap(({ value, keys }): Broken[] => {
    const [label, annotation, name] = ['sourceLabelKey', 'sourceAnnotationKey', 'name'].map(key => at(value, key) ?? '');
    const annotated = label === '' && annotation !== '' && !isLabelKey(annotation);
    const tooLong = label === '' && annotation === '' && name !== '' && !isLabelKey(name);
    return [
      ...annotated ? [{ id: 'form', value: annotation, keys: [...keys, 'sourceAnnotationKey'], data: { wanted: 'a label key' } } as const] : [],
      ...tooLong && /^[a-zA-Z]\w*$/.test(String(name)) ? [{ id: 'form', value: name, keys: [...keys, 'name'], data: { wanted: 'a label key' } } as const] : [],
    ];
  });
}

function labelSources({ config, release }: RuleContext): Broken[] {
  if (!isFrom(release, '0.19')) {
    return [];
  }
  const count = new Map<string, number>();
  return select(config, 'metrics.customLabels[]').flatMap(({ value, keys }): Broken[] => {
    const source = String(at(value, 'sourceKind') ?? 'ClusterQueue');
    const tracked = at(value, 'trackedValues');
    const values = Array.isArray(tracked) ? tracked.length : 0;
    const most = source === 'Workload' ? MOST_VALUES.workload : MOST_VALUES.other;
    count.set(source, (count.get(source) ?? 0) + 1);
    const place = [...keys, 'trackedValues'];
    return [
      ...!Object.hasOwn(MOST_OF_SOURCE, source)
        ? [{ id: 'one-of', value: source, keys: [...keys, 'sourceKind'], data: { wanted: Object.keys(MOST_OF_SOURCE) } } as const] : [],
      ...source === 'Workload' && values === 0 ? [{ id: 'required', keys: place, data: { key: 'trackedValues' } } as const] : [],
      ...values > most ? [{ id: 'too-many', value: values, keys: place, data: { count: values, most } } as const] : [],
      ...(count.get(source) ?? 0) === (MOST_OF_SOURCE[source] ?? Infinity) + 1
        ? [{ id: 'too-many', value: source, keys: [...keys], data: { count: `more labels of ${source}`, most: MOST_OF_SOURCE[source] } } as const] : [],
    ];
  });
}

const TOGETHER = [frameworks, sentKinds, dispatcher, quotaCheck, tls, labelNames, labelSources];

export function togetherProblems(context: RuleContext, root: Node, more: readonly Together[]): Found[] {
  return [...TOGETHER, ...more].flatMap(check => check(context))
    .map(found => located(found, root));
}

export type Together = (context: RuleContext) => Broken[];
