import { CLUSTER_ROLE_BINDING_LIST } from '../../releases/cluster-permission-facts';
import { valueAt } from '../../releases/fact';
import { Severity } from '../findings';
import { PERMISSION } from '../kinds';
import { at } from '../objects';
import { ask, patch, Rule, unset } from '../rule';

export const permissionFieldUnknown: Rule = {
  id: 'permission-field-unknown',
  title: 'A permission uses fields that the installed release has',
  severity: Severity.ERROR,
  traps: ['T26'],
  looksAt: 'ClusterPermission: spec.clusterRoleBindings, spec.validate; the release of cluster-permission',
  check: (picture, report) => {
    const release = picture.releases.clusterPermission;
    for (const object of report.each(picture.objects.of(PERMISSION))) {
      for (const field of ['clusterRoleBindings', 'validate']) {
        const value = at(object.manifest, 'spec', field);
        if (value === undefined) {
          continue;
        }
        if (release === undefined) {
          report.unknown(object, 'the release of cluster-permission');
        } else if (!valueAt(CLUSTER_ROLE_BINDING_LIST, release)) {
          const single = field === 'clusterRoleBindings' && Array.isArray(value) && value.length === 1;
          report.violation(object, {
            field: `spec.${field}`,
            value,
            wrong: `is no field of cluster-permission ${release}: it is dropped in silence, or the object is refused`,
            remedy: field === 'validate' ? unset('leave it out', object, ['spec', 'validate'])
              : single ? patch('use clusterRoleBinding', object,
                { op: 'add', path: '/spec/clusterRoleBinding', value: value[0] }, { op: 'remove', path: '/spec/clusterRoleBindings' })
                : ask('install 0.17, or make one ClusterPermission for each binding', 'Which of the two?'),
          });
        }
      }
    }
  },
};
