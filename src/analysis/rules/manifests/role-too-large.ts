import { list, strings } from '../../../kubernetes/json';
import { CLUSTER_ROLE, ROLE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

/** What a client-side apply keeps in one annotation, and what etcd takes. */
const APPLY_LIMIT = 256 * 1024;
const SERVER_LIMIT = 1024 * 1024;
/** A name in YAML or JSON has quotes or a dash and a line end around it. */
const AROUND = 3;

export const roleTooLarge: Rule = {
  id: 'role-too-large',
  title: 'A Role is small enough to be applied',
  severity: Severity.WARNING,
  traps: ['T68'],
  looksAt: 'Role and ClusterRole: all resourceNames together',
  check: (graph, report) => {
    for (const object of report.each([...graph.objects.of(ROLE), ...graph.objects.of(CLUSTER_ROLE)])) {
      const names = list(object.manifest.rules).flatMap(rule => strings(rule.resourceNames));
      const size = names.reduce((sum, name) => sum + name.length + AROUND, 0);
      if (size > APPLY_LIMIT) {
        report.violation(object, {
          field: 'rules[].resourceNames',
          value: names.length,
          severity: size > SERVER_LIMIT ? Severity.ERROR : Severity.WARNING,
          wrong: `names take ${Math.round(size / 1024)} KiB: ${size > SERVER_LIMIT ? 'the API server refuses more than about 1 MiB' : 'a client-side apply fails beyond 256 KiB'}`,
          remedy: ask('split it by a stable hash of the names', 'How many names may one Role hold?'),
        });
      }
    }
  },
};
