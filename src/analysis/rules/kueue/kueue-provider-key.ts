import { at, record } from '../../../kubernetes/json';
import { valueAt } from '../../../releases/fact';
import { PROVIDER_KEY } from '../../../releases/kueue/facts';
import { replaceConfiguration } from '../../engine/edit-configuration';
import { Severity } from '../../engine/findings';
import { Rule } from '../../engine/rule';
import { Manager, providerLists, PROVIDER_KEYS } from '../../graph/kueue-managers';

export const kueueProviderKey: Rule = {
  id: 'kueue-provider-key',
  title: 'Providers are listed under the key that the release of Kueue reads',
  severity: Severity.ERROR,
  traps: ['T43'],
  looksAt: `Kueue's configuration: multiKueue.clusterProfile.${PROVIDER_KEYS.join(' and .')}; the release of Kueue`,
  check: (graph, report) => {
    const release = graph.releases.kueue;
    for (const manager of report.each(graph.managers)) {
      const keys = providerLists(manager).map(list => list.key);
      if (keys.length === 0) {
        continue;
      }
      if (release === undefined) {
        report.unknown(manager.object, 'the release of Kueue');
        continue;
      }
      const wanted = valueAt(PROVIDER_KEY, release);
      const wrong = keys.filter(key => key !== wanted);
      if (wrong.length > 0) {
        // The old key still loads where the new one is known; every other way decoding is strict and the manager exits.
        const loads = keys.length === 1 && wanted === 'accessProviders';
        report.violation(manager.object, {
          field: `data['${manager.key}'] multiKueue.clusterProfile`,
          value: keys.join(', '),
          severity: loads ? Severity.WARNING : Severity.ERROR,
          wrong: keys.length > 1 ? 'are both there, and the manager exits'
            : loads ? `is deprecated from Kueue ${PROVIDER_KEY[1].since} on` : `is unknown to Kueue ${release}, and the manager exits`,
          remedy: replaceConfiguration(`use ${wanted} alone`, manager, moved(manager, wanted)),
        });
      }
    }
  },
};

function moved(manager: Manager, wanted: string) {
  const config = record(manager.config);
  const multiKueue = record(config.multiKueue);
  const entries = new Map(providerLists(manager).flatMap(list => list.entries).map(entry => [JSON.stringify(entry), entry]));
  const others = Object.entries(record(at(multiKueue, 'clusterProfile'))).filter(([key]) => !PROVIDER_KEYS.includes(key));
  return { ...config, multiKueue: { ...multiKueue, clusterProfile: { ...Object.fromEntries(others), [wanted]: [...entries.values()] } } };
}
