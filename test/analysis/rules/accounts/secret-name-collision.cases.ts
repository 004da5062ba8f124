import { none } from '../../../fixtures/accounts-inputs';
import { account, application } from '../../../fixtures/builders';
import { RuleCases } from '../../../fixtures/rule-cases';

export const secretNameCollisionCases: RuleCases = {
  rule: 'secret-name-collision',
  fires: [{
    when: 'a-b and c meet a and b-c',
    field: 'metadata.name',
    message: 'same-secret',
    options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a', labels: { use: 'app' } }] },
    manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c')],
  }],
  silent: [
    {
      manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c')],
      options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a' }] },
    },
    {
      manifests: [...application().slice(0, 2), account('a-b', 'c'), account('a', 'b-c', {}, { labels: {} })],
      options: { fleet: [{ name: 'a-b', labels: { use: 'app' } }, { name: 'a', labels: { use: 'app' } }] },
    },
  ],
  notApplicable: none,
  unknown: [{ manifests: [account('a-b', 'c'), account('a', 'b-c')], options: { fleet: [] }, missing: 'shared-view' }],
};
