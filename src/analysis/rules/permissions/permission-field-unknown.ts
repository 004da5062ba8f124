import { at, list } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { CLUSTER_ROLE_BINDING_LIST } from '../../../releases/cluster-permission/facts';
import { valueAt } from '../../../releases/fact';
import { PatchAction, Severity } from '../../engine/findings';
import { patch, unset } from '../../engine/fix';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

const PROBLEM = 'cluster-permission {release} does not have this field: the API server drops it in silence, or rejects the object';
/** Of a cluster-wide binding, the same in every catalogued release (open-cluster-management-io/cluster-permission config/crds@v0.17.0). */
const BINDING_FIELDS = ['name', 'roleRef', 'subject', 'subjects'];

export const permissionFieldUnknown = defineRule({
  id: 'permission-field-unknown',
  title: 'A permission uses fields that the installed release has',
  severity: Severity.ERROR,
  breaks: StepName.PERMISSION,
  traps: ['T26'],
  looksAt: 'ClusterPermission: spec.clusterRoleBindings, spec.validate; the release of cluster-permission',
  messages: {
    'validate': { problem: PROBLEM, remedy: 'leave it out' },
    'one-binding': { problem: PROBLEM, remedy: 'use clusterRoleBinding' },
    'several-bindings': {
      problem: PROBLEM,
      remedy: 'install cluster-permission {since}, or write one ClusterPermission for each binding',
      question: 'Will cluster-permission be upgraded, or should there be one ClusterPermission for each binding?',
    },
  },
  check: (graph, report) => {
    const release = graph.releases.clusterPermission;
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      const bindings = at(object.manifest, 'spec', 'clusterRoleBindings');
      const validate = at(object.manifest, 'spec', 'validate');
      if (release === undefined) {
        [bindings, validate].filter(value => value !== undefined).forEach(() => report.unknown(object, 'cluster-permission-release', {}));
        continue;
      }
      if (valueAt(CLUSTER_ROLE_BINDING_LIST, release)) {
        continue;
      }
      const place = { field: 'spec.clusterRoleBindings', value: bindings };
      const [only, ...others] = list(bindings);
      if (bindings !== undefined && only && others.length === 0 && at(object.manifest, 'spec', 'clusterRoleBinding') === undefined) {
        // A single binding can be written as the older releases read it, without the fields that no release reads.
        const known = Object.fromEntries(Object.entries(only).filter(([key]) => BINDING_FIELDS.includes(key)));
        const fix = patch(
          object,
          { op: PatchAction.ADD, path: '/spec/clusterRoleBinding', value: known },
          { op: PatchAction.REMOVE, path: '/spec/clusterRoleBindings' },
        );
        report.violation(object, 'one-binding', { ...place, data: { release }, fix });
      } else if (bindings !== undefined) {
        report.violation(object, 'several-bindings', { ...place, data: { release, since: CLUSTER_ROLE_BINDING_LIST[1].since } });
      }
      if (validate !== undefined) {
        report.violation(object, 'validate', { field: 'spec.validate', value: validate, data: { release }, fix: unset(object, ['spec', 'validate']) });
      }
    }
  },
});
