import { some } from '../../../errors/format-error';
import { at, isRecord, Json } from '../../../kubernetes/json';
import { compareVersions, valueAt } from '../../../releases/fact';
import { SHIPPED_CONFIGURATION } from '../../../releases/kueue/configuration-facts';
import { replaceConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { shippedFrameworks } from '../../graph/kueue-managers';

/** Keys that Kueue ships and whose default in its code differs from that; client limits do up to 0.18. */
function needed(release: string | undefined): string[][] {
  const always = [['integrations', 'frameworks'], ['controller', 'groupKindConcurrency']];
  return release === undefined || compareVersions(release, '0.19.0') < 0 ? [...always, ['clientConnection']] : always;
}

export const kueueConfigIncomplete: Rule = {
  id: 'kueue-config-incomplete',
  title: 'Kueue keeps the configuration that it ships with',
  severity: Severity.ERROR,
  traps: ['T42'],
  looksAt: 'Kueue\'s configuration: integrations.frameworks, controller.groupKindConcurrency, clientConnection; the release of Kueue',
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const manager of report.each(graph.managers)) {
      if (!manager.config) {
        continue;
      }
      const config = manager.config;
      const missing = needed(release).filter(path => at(config, ...path) === undefined).map(path => path.join('.'));
      if (missing.length === 0) {
        continue;
      }
      if (release === undefined) {
        report.unknown(manager.object, 'the release of Kueue: what it ships as its configuration');
      } else {
        report.violation(manager.object, {
          field: `data['${manager.key}']`,
          severity: missing.includes('integrations.frameworks') ? Severity.ERROR : Severity.WARNING,
          value: Object.keys(config).join(', '),
          wrong: `leaves out ${some(missing)}, which Kueue ${release} ships: Kueue falls back to ${missing.includes('integrations.frameworks') ? 'managing batch/job alone' : 'what its code says'}`
            + `${missing.includes('controller.groupKindConcurrency') ? ', one worker for each kind' : ''}`,
          remedy: replaceConfiguration('put the shipped keys back under those given', manager, whole(config, release)),
        });
      }
    }
  },
};

function whole(config: Json, release: string): Json {
  const shipped = { ...valueAt(SHIPPED_CONFIGURATION, release), integrations: { frameworks: shippedFrameworks(release) } };
  return under(shipped as unknown as Json, config);
}

/** The keys of the lower layer that the upper one does not have. */
function under(lower: Json, upper: Json): Json {
  const keys = [...new Set([...Object.keys(upper), ...Object.keys(lower)])];
  return Object.fromEntries(keys.map(key => {
    const [below, above] = [lower[key], upper[key]];
    return [key, isRecord(below) && isRecord(above) ? under(below, above) : above ?? below];
  }));
}
