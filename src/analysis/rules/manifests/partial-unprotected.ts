import { record, text } from '../../../kubernetes/json';
import { FLUX_APPLY, FLUX_PRUNE, SYNC_OPTIONS } from '../../../ocm/partial-object';
import { Severity } from '../../engine/findings';
import { patch } from '../../engine/fix';
import { setAt } from '../../engine/json-path';
import { defineRule } from '../../engine/rule';
import { isPartial } from '../../graph/workloads';
import { annotation } from '../../input/objects';

const FLUX = { [FLUX_APPLY]: 'Merge', [FLUX_PRUNE]: 'disabled' };
const NEEDED = ['ServerSideApply', 'Prune', 'Delete'];

/** Options about something else stay. */
function withProtection(options: string): string {
  const others = options.split(',').map(option => option.trim()).filter(option => option !== '' && !NEEDED.includes(option.split('=')[0]));
  return ['ServerSideApply=true', 'Prune=false', 'Delete=false', ...others].join(',');
}

export const partialUnprotected = defineRule({
  id: 'partial-unprotected',
  title: 'Withdrawing an app does not delete an object of another installer',
  severity: Severity.ERROR,
  // The access is there until the app is withdrawn.
  breaks: false,
  traps: ['T78'],
  looksAt: 'Deployments, StatefulSets and DaemonSets without a selector, which can only be applied over one that exists: their annotations',
  messages: {
    unprotected: {
      problem: '{tools} would delete the whole {kind} of its owner when this app is withdrawn',
      remedy: 'protect it with annotations',
    },
  },
  check: (graph, report) => {
    for (const object of report.each(graph.workloads.all.map(w => w.object).filter(isPartial))) {
      const options = text(annotation(object, SYNC_OPTIONS));
      const argo = options.includes('Prune=false') && options.includes('Delete=false');
      const flux = annotation(object, FLUX_PRUNE) === 'disabled';
      if (!argo || !flux) {
        const annotations = { ...record(record(object.manifest.metadata).annotations), [SYNC_OPTIONS]: withProtection(options), ...FLUX };
        report.violation(object, 'unprotected', {
          field: 'metadata.annotations',
          value: options,
          data: { tools: [...argo ? [] : ['Argo CD'], ...flux ? [] : ['Flux']], kind: object.kind },
          fix: patch(object, setAt(object.manifest, ['metadata', 'annotations'], annotations)),
        });
      }
    }
  },
});
