import { list, strings } from '../../../kubernetes/json';
import { CLUSTER_ROLE, ROLE } from '../../../ocm/kinds';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

/** What a client-side apply can keep in one annotation, and what etcd accepts. */
const APPLY_LIMIT = 256 * 1024;
const SERVER_LIMIT = 1024 * 1024;
/** A name in YAML or JSON has quotes or a dash and a line end around it. */
const AROUND = 3;
const REMEDY = { remedy: 'split the Role by a stable hash of the names', question: 'How many names may one Role hold?' } as const;

export const roleTooLarge = defineRule({
  id: 'role-too-large',
  title: 'A Role is small enough to be applied',
  severity: Severity.WARNING,
  breaks: StepName.HUB_ROLE,
  traps: ['T68'],
  looksAt: 'Role and ClusterRole: all resourceNames together',
  messages: {
    apply: { problem: 'the names take {size} KiB, and a client-side apply fails beyond 256 KiB', ...REMEDY },
    server: { problem: 'the names take {size} KiB, and the API server rejects more than about 1 MiB', ...REMEDY },
  },
  check: (graph, report) => {
    for (const object of report.each([...graph.objects.of(ROLE), ...graph.objects.of(CLUSTER_ROLE)])) {
      const names = list(object.manifest.rules).flatMap(rule => strings(rule.resourceNames));
      const size = names.reduce((sum, name) => sum + name.length + AROUND, 0);
      if (size > APPLY_LIMIT) {
        report.violation(object, size > SERVER_LIMIT ? 'server' : 'apply', {
          field: 'rules[].resourceNames',
          value: names.length,
          severity: size > SERVER_LIMIT ? Severity.ERROR : Severity.WARNING,
          data: { size: Math.round(size / 1024) },
        });
      }
    }
  },
});
