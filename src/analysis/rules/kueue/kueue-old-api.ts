import { at, text } from '../../../kubernetes/json';
import { constantValue, valueAt } from '../../../releases/fact';
import { DROPPED_VALUES, MOVED_FIELDS, MovedFields, SERVED_VERSIONS } from '../../../releases/kueue/api-facts';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { editConfiguration } from '../../engine/edit-configuration';
import { PatchAction, Severity } from '../../engine/findings';
import { Fix, patch } from '../../engine/fix';
import { pointer, setAt } from '../../engine/json-path';
import { defineRule, RuleContext } from '../../engine/rule';
import { usesClusterProfiles } from '../../graph/kueue-managers';
import { KubeObject } from '../../input/objects';

const GROUP = 'kueue.x-k8s.io';
const OLD_CONFIG = 'config.kueue.x-k8s.io/v1beta1';
const CONFIG = 'config.kueue.x-k8s.io/v1beta2';
/** What some catalogued release serves: the last of them serves the current version alone or as the last. */
const SERVED = [...new Set(SERVED_VERSIONS.flatMap(({ value }) => value))];
const CURRENT = SERVED[SERVED.length - 1];
const MOVED = constantValue(MOVED_FIELDS);
const DROPPED = constantValue(DROPPED_VALUES);

const MESSAGES = {
  'not-served': {
    problem: 'is served by no catalogued release of Kueue (they serve {served}), so the API server rejects the object',
    remedy: 'use {current}',
    question: 'Which of its fields does {current} have under another name?',
  },
  'same-fields': { problem: 'is deprecated; {current} has every field of this object under the same name', remedy: 'use {current}' },
  'moved-fields': { problem: 'is deprecated; {current} has {fields} as {moved}', remedy: 'use {current} and move these fields' },
  'object': {
    problem: 'is deprecated, and {current} does not take {fields} as this object sets it',
    remedy: 'use {current}',
    question: 'What should be in place of {fields}?',
  },
  'gone-same-fields': {
    problem: 'is not served by Kueue {release}, so the API server rejects the object; {current} has every field of it under the same name',
    remedy: 'use {current}',
  },
  'gone-moved-fields': {
    problem: 'is not served by Kueue {release}, so the API server rejects the object; {current} has {fields} as {moved}',
    remedy: 'use {current} and move these fields',
  },
  'gone-object': {
    problem: 'is not served by Kueue {release}, so the API server rejects the object, and {current} does not take {fields} as it sets it',
    remedy: 'use {current}',
    question: 'What should be in place of {fields}?',
  },
  'gone': {
    problem: 'is not served by Kueue {release}, so the API server rejects the object',
    remedy: 'use {current}',
    question: 'Which of its fields does {current} have under another name?',
  },
  'other-kind': { problem: 'is deprecated', remedy: 'use {current}', question: 'Which of its fields does {current} have under another name?' },
  'configuration': { problem: 'has no clusterProfile field, and decoding is strict: the manager exits', remedy: 'use {current}' },
} as const;

export const kueueOldApi = defineRule({
  id: 'kueue-old-api',
  title: 'Kueue\'s objects use the API version that knows ClusterProfiles',
  severity: Severity.WARNING,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T56', 'T83'],
  looksAt: 'apiVersion of Kueue\'s objects and of its configuration, and the fields that differ between versions',
  messages: MESSAGES,
  check: (graph, report) => {
    for (const object of report.each(graph.objects.everything().filter(({ type }) => type.startsWith(`${GROUP}/`)))) {
      checkVersion(object, graph.releases.kueue, report);
    }
    for (const manager of report.each(graph.managers)) {
      if (text(manager.config?.apiVersion) === OLD_CONFIG && usesClusterProfiles(manager)) {
        report.violation(manager.object, 'configuration', {
          field: `${manager.field} apiVersion`,
          value: OLD_CONFIG,
          severity: Severity.ERROR,
          data: { current: CONFIG },
          fix: editConfiguration(manager, ['apiVersion'], CONFIG),
        });
      }
    }
  },
});

function checkVersion(object: KubeObject, release: string | undefined, report: RuleContext<typeof MESSAGES>): void {
  const version = object.apiVersion.slice(GROUP.length + 1);
  const served = release === undefined ? SERVED : valueAt(SERVED_VERSIONS, release);
  if (!SERVED.includes(version)) {
    report.violation(object, 'not-served', { ...placeOf(object), severity: Severity.ERROR, data: { served: SERVED, current: CURRENT } });
  } else if (version !== CURRENT && release !== undefined && !served.includes(version)) {
    checkGone(object, release, report);
  } else if (version !== CURRENT) {
    checkDeprecated(object, report);
  }
}

function placeOf({ apiVersion }: KubeObject) {
  return { field: 'apiVersion', value: apiVersion };
}

/** The API server rejects it as it is. */
function checkGone(object: KubeObject, release: string, report: RuleContext<typeof MESSAGES>): void {
  const place = { ...placeOf(object), severity: Severity.ERROR };
  const conversion = conversionOf(object);
  const data = { current: CURRENT, release };
  if (conversion === undefined) {
    report.violation(object, 'gone', { ...place, data });
  } else if (conversion.fix === undefined) {
    report.violation(object, 'gone-object', { ...place, data: { ...data, fields: conversion.lost } });
  } else if (conversion.fields.length === 0) {
    report.violation(object, 'gone-same-fields', { ...place, data, fix: conversion.fix });
  } else {
    report.violation(object, 'gone-moved-fields', { ...place, data: { ...data, fields: conversion.fields, moved: conversion.moved }, fix: conversion.fix });
  }
}

function checkDeprecated(object: KubeObject, report: RuleContext<typeof MESSAGES>): void {
  const place = placeOf(object);
  const conversion = conversionOf(object);
  const data = { current: CURRENT };
  if (conversion === undefined) {
    report.violation(object, 'other-kind', { ...place, data });
  } else if (conversion.fix === undefined) {
    report.violation(object, 'object', { ...place, data: { ...data, fields: conversion.lost } });
  } else if (conversion.fields.length === 0) {
    report.violation(object, 'same-fields', { ...place, data, fix: conversion.fix });
  } else {
    report.violation(object, 'moved-fields', { ...place, data: { ...data, fields: conversion.fields, moved: conversion.moved }, fix: conversion.fix });
  }
}

/** How an object becomes one of the current version. */
interface Conversion {
  /** Fields that it sets and that have another place. */
  readonly fields: readonly string[];
  readonly moved: readonly string[];
  /** Where a person must decide: what the current version does not take as it is. */
  readonly lost: readonly string[];
  /** The change itself, where nobody must. */
  readonly fix?: Fix;
}

/** Nothing where the kind is not known. */
function conversionOf(object: KubeObject): Conversion | undefined {
  const known = new Map(Object.entries(MOVED)).get(object.kind);
  if (!known) {
    return undefined;
  }
  const fields = Object.keys(known).filter(field => isSet(object, field));
  const moved = fields.map(field => known[field]);
  const lost = [...fields.filter(field => known[field] === ''), ...droppedValues(object)];
  // Of fields that go into one place, a person must choose: the API takes only one.
  const places = new Set(moved.map(field => field.slice(0, field.lastIndexOf('.'))));
  const decided = lost.length === 0 && (fields.length === 0 || places.size === moved.length);
  return { fields, moved, lost: lost.length > 0 ? lost : fields, ...decided && { fix: moveFields(object, pick(known, fields)) } };
}

function isSet({ manifest }: KubeObject, field: string): boolean {
  return at(manifest, ...field.split('.')) !== undefined;
}

function droppedValues({ kind, manifest }: KubeObject): string[] {
  return kind === 'ClusterQueue' ? Object.keys(DROPPED).filter(field => at(manifest, ...field.split('.')) === DROPPED[field]) : [];
}

function pick(fields: MovedFields, names: readonly string[]): MovedFields {
  return Object.fromEntries(names.map(name => [name, fields[name]]));
}

function moveFields(object: KubeObject, fields: MovedFields): Fix {
  return patch(
    object,
    setAt(object.manifest, ['apiVersion'], `${GROUP}/${CURRENT}`),
    ...Object.entries(fields).flatMap(([from, to]) => [
      { op: PatchAction.REMOVE, path: pointer(from.split('.')) },
      setAt(object.manifest, to.split('.'), at(object.manifest, ...from.split('.'))),
    ]),
  );
}
