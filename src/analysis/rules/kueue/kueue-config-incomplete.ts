import { at, isRecord, Json } from '../../../kubernetes/json';
import { valueAt } from '../../../releases/fact';
import { KEYS_WITH_OTHER_DEFAULT, SHIPPED_CONFIGURATION } from '../../../releases/kueue/configuration-facts';
import { replaceConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { shippedFrameworks } from '../../graph/kueue-managers';

const FRAMEWORKS = 'integrations.frameworks';
const CONCURRENCY = 'controller.groupKindConcurrency';
const LEFT_OUT = 'does not set {keys}, which Kueue {release} ships';
const REMEDY = 'add the shipped keys to those that are set';

/** Without a release, the keys that some release needs. */
function needed(release: string | undefined): readonly string[] {
  return release === undefined ? [...new Set(KEYS_WITH_OTHER_DEFAULT.flatMap(row => row.value))] : valueAt(KEYS_WITH_OTHER_DEFAULT, release);
}

export const kueueConfigIncomplete = defineRule({
  id: 'kueue-config-incomplete',
  title: 'Kueue keeps the configuration that it ships with',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T42'],
  looksAt: `Kueue's configuration: ${FRAMEWORKS}, ${CONCURRENCY}, clientConnection; the release of Kueue`,
  messages: {
    'frameworks': { problem: `${LEFT_OUT}: Kueue then manages batch/job only`, remedy: REMEDY },
    'frameworks-and-concurrency': { problem: `${LEFT_OUT}: Kueue then manages batch/job only, with one worker for each kind`, remedy: REMEDY },
    'concurrency': { problem: `${LEFT_OUT}: Kueue then uses the defaults of its code, with one worker for each kind`, remedy: REMEDY },
    'defaults': { problem: `${LEFT_OUT}: Kueue then uses the defaults of its code`, remedy: REMEDY },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const manager of report.each(graph.managers)) {
      const { object, field, config } = manager;
      const keys = config ? needed(release).filter(path => at(config, ...path.split('.')) === undefined) : [];
      if (!config || keys.length === 0) {
        continue;
      }
      if (release === undefined) {
        report.unknown(object, 'kueue-release', {});
        continue;
      }
      report.violation(object, messageFor(keys), {
        field,
        severity: keys.includes(FRAMEWORKS) ? Severity.ERROR : Severity.WARNING,
        value: Object.keys(config).join(', '),
        data: { keys, release },
        fix: replaceConfiguration(manager, whole(config, release)),
      });
    }
  },
});

function messageFor(keys: readonly string[]) {
  if (keys.includes(FRAMEWORKS)) {
    return keys.includes(CONCURRENCY) ? 'frameworks-and-concurrency' : 'frameworks';
  }
  return keys.includes(CONCURRENCY) ? 'concurrency' : 'defaults';
}

function whole(config: Json, release: string): Json {
  const shipped = { ...valueAt(SHIPPED_CONFIGURATION, release), integrations: { frameworks: shippedFrameworks(release) } };
  return under(shipped as unknown as Json, config);
}

/** The upper layer, with the keys of the lower one that it does not have. */
function under(lower: Json, upper: Json): Json {
  const keys = [...new Set([...Object.keys(upper), ...Object.keys(lower)])];
  return Object.fromEntries(keys.map(key => {
    const [below, above] = [lower[key], upper[key]];
    return [key, isRecord(below) && isRecord(above) ? under(below, above) : above ?? below];
  }));
}
