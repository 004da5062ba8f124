import { at, Json, list } from '../../../kubernetes/json';
import { PERMISSION } from '../../../ocm/kinds';
import { CLUSTER_ROLE_BINDING_LIST } from '../../../releases/cluster-permission/facts';
import { valueAt } from '../../../releases/fact';
import { Remedy, Severity } from '../../engine/findings';
import { ask, patch, Rule, unset } from '../../engine/rule';
import { KubeObject } from '../../input/objects';

export const permissionFieldUnknown: Rule = {
  id: 'permission-field-unknown',
  title: 'A permission uses fields that the installed release has',
  severity: Severity.ERROR,
  traps: ['T26'],
  looksAt: 'ClusterPermission: spec.clusterRoleBindings, spec.validate; the release of cluster-permission',
  check: (graph, report) => {
    const release = graph.releases.clusterPermission;
    for (const object of report.each(graph.objects.of(PERMISSION))) {
      for (const field of ['clusterRoleBindings', 'validate']) {
        const value = at(object.manifest, 'spec', field);
        if (value === undefined) {
          continue;
        }
        if (release === undefined) {
          report.unknown(object, 'the release of cluster-permission');
        } else if (!valueAt(CLUSTER_ROLE_BINDING_LIST, release)) {
          report.violation(object, {
            field: `spec.${field}`,
            value,
            wrong: `is no field of cluster-permission ${release}: it is dropped in silence, or the object is refused`,
            remedy: field === 'validate' ? unset('leave it out', object, ['spec', 'validate']) : oneBinding(object, list(value)),
          });
        }
      }
    }
  },
};

/** A binding that stands alone can be written as the older releases read it. */
function oneBinding(object: KubeObject, bindings: readonly Json[]): Remedy {
  return bindings.length === 1 && at(object.manifest, 'spec', 'clusterRoleBinding') === undefined
    ? patch('use clusterRoleBinding', object, { op: 'add', path: '/spec/clusterRoleBinding', value: bindings[0] }, { op: 'remove', path: '/spec/clusterRoleBindings' })
    : ask('install 0.17, or make one ClusterPermission for each binding', 'Which of the two?');
}
