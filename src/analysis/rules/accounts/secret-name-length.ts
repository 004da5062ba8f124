import { LABEL_LENGTH } from '../../../kubernetes/names';
import { syncedSecretName } from '../../../ocm/synced-secret';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { StepName } from '../../engine/step-name';

const PROBLEM = 'the synced Secret \'{cluster}-{account}\' would have {length} characters, and OCM copies none with more than {longest}';

export const secretNameLength = defineRule({
  id: 'secret-name-length',
  title: 'The name of the synced Secret fits into a label',
  severity: Severity.ERROR,
  breaks: StepName.SECRET,
  traps: ['T12'],
  looksAt: 'ManagedServiceAccount: metadata.namespace and metadata.name together',
  messages: {
    account: {
      problem: PROBLEM,
      remedy: 'use an account name of at most {most} characters',
      question: 'What should the account be called, here, in its permission and in the provider entry?',
    },
    cluster: {
      problem: PROBLEM,
      remedy: 'import the cluster under a shorter name: with this one, no account name is short enough',
      question: 'What should the cluster be called?',
    },
  },
  check: (graph, report) => {
    for (const { object, cluster, name } of report.each(graph.accounts.all.filter(a => a.synced))) {
      const { length } = syncedSecretName(cluster, name);
      if (length > LABEL_LENGTH) {
        const place = { field: 'metadata.name', value: name };
        const data = { cluster, account: name, length, longest: LABEL_LENGTH };
        const most = LABEL_LENGTH - 1 - cluster.length;
        if (most > 0) {
          report.violation(object, 'account', { ...place, data: { ...data, most } });
        } else {
          report.violation(object, 'cluster', { ...place, data });
        }
      }
    }
  },
});
