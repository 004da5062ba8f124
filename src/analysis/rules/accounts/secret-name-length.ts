import { LABEL_LENGTH } from '../../../kubernetes/names';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { Severity } from '../../engine/findings';
import { ask, Rule } from '../../engine/rule';

export const secretNameLength: Rule = {
  id: 'secret-name-length',
  title: 'The name of the copied Secret fits into a label',
  severity: Severity.ERROR,
  traps: ['T12'],
  looksAt: 'ManagedServiceAccount: metadata.namespace and metadata.name together',
  check: (graph, report) => {
    for (const { object, cluster, name } of report.each(graph.accounts.all.filter(a => a.synced))) {
      const secret = syncedSecretName(cluster, name);
      if (secret.length > LABEL_LENGTH) {
        const most = LABEL_LENGTH - 1 - cluster.length;
        report.violation(object, {
          field: 'metadata.name',
          value: name,
          wrong: `makes the copied Secret '${secret}' ${secret.length} characters long, and beyond ${LABEL_LENGTH} it is never copied`,
          remedy: most > 0
            ? ask(`choose a name of length ${most} at most`, 'What should the account be called, here, in its permission and in the provider entry?')
            : ask('import the cluster under a shorter name: no account on it can have one that fits', 'What should the cluster be called?'),
        });
      }
    }
  },
};
