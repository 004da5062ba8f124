import { at, record } from '../../../kubernetes/json';
import { valueAt } from '../../../releases/fact';
import { PROVIDER_KEY } from '../../../releases/kueue/facts';
import { replaceConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';
import { Manager, providerLists, PROVIDER_KEYS } from '../../graph/kueue-managers';

const REMEDY = 'use only {wanted}';

export const kueueProviderKey = defineRule({
  id: 'kueue-provider-key',
  title: 'Providers are listed under the key that the release of Kueue reads',
  severity: Severity.ERROR,
  breaks: StepName.PROVIDER_ENTRY,
  traps: ['T43'],
  looksAt: `Kueue's configuration: multiKueue.clusterProfile.${PROVIDER_KEYS.join(' and .')}; the release of Kueue`,
  messages: {
    both: { problem: 'has both keys, and the manager exits', remedy: REMEDY },
    deprecated: { problem: 'is deprecated since Kueue {since}', remedy: REMEDY },
    unknown: { problem: 'Kueue {release} does not know this key, and its manager exits', remedy: REMEDY },
  },
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const manager of report.each(graph.managers)) {
      const keys = providerLists(manager).map(list => list.key);
      if (keys.length === 0) {
        continue;
      }
      if (release === undefined) {
        report.unknown(manager.object, 'kueue-release', {});
        continue;
      }
      const wanted = valueAt(PROVIDER_KEY, release);
      if (keys.every(key => key === wanted)) {
        continue;
      }
      const place = { field: `${manager.field} multiKueue.clusterProfile`, value: keys.join(', ') };
      const fix = replaceConfiguration(manager, moved(manager, wanted));
      if (keys.length > 1) {
        report.violation(manager.object, 'both', { ...place, data: { wanted }, fix });
      } else if (wanted === 'accessProviders') {
        // The old key still loads where the new one is known. In every other case decoding is strict and the manager exits.
        report.violation(manager.object, 'deprecated', { ...place, severity: Severity.WARNING, data: { wanted, since: PROVIDER_KEY[1].since }, fix });
      } else {
        report.violation(manager.object, 'unknown', { ...place, data: { wanted, release }, fix });
      }
    }
  },
});

function moved(manager: Manager, wanted: string) {
  const config = record(manager.config);
  const multiKueue = record(config.multiKueue);
  const entries = new Map(providerLists(manager).flatMap(list => list.entries).map(entry => [JSON.stringify(entry), entry]));
  const others = Object.entries(record(at(multiKueue, 'clusterProfile'))).filter(([key]) => !PROVIDER_KEYS.includes(key));
  return { ...config, multiKueue: { ...multiKueue, clusterProfile: { ...Object.fromEntries(others), [wanted]: [...entries.values()] } } };
}
