import { at, text } from '../../../kubernetes/json';
import { constantValue } from '../../../releases/fact';
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
const SERVED = constantValue(SERVED_VERSIONS);
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
  'other-kind': { problem: 'is deprecated', remedy: 'use {current}', question: 'Which of its fields does {current} have under another name?' },
  'configuration': { problem: 'has no clusterProfile field, and decoding is strict: the manager exits', remedy: 'use {current}' },
} as const;

export const kueueOldApi = defineRule({
  id: 'kueue-old-api',
  title: 'Kueue\'s objects use the API version that knows ClusterProfiles',
  severity: Severity.WARNING,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T56'],
  looksAt: 'apiVersion of Kueue\'s objects and of its configuration, and the fields that differ between versions',
  messages: MESSAGES,
  check: (graph, report) => {
    for (const object of report.each(graph.objects.everything().filter(({ type }) => type.startsWith(`${GROUP}/`)))) {
      checkVersion(object, report);
    }
    for (const manager of report.each(graph.managers)) {
      if (text(manager.config?.apiVersion) === OLD_CONFIG && usesClusterProfiles(manager)) {
        report.violation(manager.object, 'configuration', {
          field: `data['${manager.key}'] apiVersion`,
          value: OLD_CONFIG,
          severity: Severity.ERROR,
          data: { current: CONFIG },
          fix: editConfiguration(manager, ['apiVersion'], CONFIG),
        });
      }
    }
  },
});

function checkVersion(object: KubeObject, report: RuleContext<typeof MESSAGES>): void {
  const version = object.apiVersion.slice(GROUP.length + 1);
  const place = { field: 'apiVersion', value: object.apiVersion };
  const current = CURRENT;
  if (!SERVED.includes(version)) {
    report.violation(object, 'not-served', { ...place, severity: Severity.ERROR, data: { served: SERVED, current } });
  } else if (version !== CURRENT) {
    checkFields(object, report);
  }
}

function checkFields(object: KubeObject, report: RuleContext<typeof MESSAGES>): void {
  const place = { field: 'apiVersion', value: object.apiVersion };
  const current = CURRENT;
  const known = new Map(Object.entries(MOVED)).get(object.kind);
  if (!known) {
    report.violation(object, 'other-kind', { ...place, data: { current } });
  } else {
    const fields = Object.keys(known).filter(field => isSet(object, field));
    const moved = fields.map(field => known[field]);
    const lost = [...fields.filter(field => known[field] === ''), ...droppedValues(object)];
    // Of fields that go into one place, a person must choose: the API takes only one.
    const places = new Set(moved.map(field => field.slice(0, field.lastIndexOf('.'))));
    if (fields.length === 0 && lost.length === 0) {
      report.violation(object, 'same-fields', { ...place, data: { current }, fix: moveFields(object, {}) });
    } else if (lost.length === 0 && places.size === moved.length) {
      report.violation(object, 'moved-fields', { ...place, data: { current, fields, moved }, fix: moveFields(object, pick(known, fields)) });
    } else {
      report.violation(object, 'object', { ...place, data: { current, fields: lost.length > 0 ? lost : fields } });
    }
  }
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
