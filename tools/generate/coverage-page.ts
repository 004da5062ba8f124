import { table } from './markdown-table';
import { ONE_STEP_ROWS } from '../../src/analysis/graph/tokens/one-step-rows';
import { READ_IN_PART, WITHOUT_BEARING } from '../../src/analysis/input/bearing';
import { READ_KINDS } from '../../src/analysis/input/exported-resources';

/** The page docs/coverage.md: what the answers are about. */
export function coveragePage(): string {
  return [
    '# Coverage',
    '<!-- Written by `npm run rule-docs` from src/analysis/input/bearing.ts. Do not edit. -->',
    'What the [access model](access-model.md) reads, what has no bearing on access, and what it does not judge. Each command names what it does not judge, and '
    + '`ocm-access diff` compares it by content. Manifests are judged, not run: only a live hub shows that access works.',
    '## Read',
    `Every answer counts these kinds: ${[...READ_KINDS].filter(type => !READ_IN_PART.has(type)).map(name).sort().join(', ')}.`,
    'Of ClusterManagementAddOns, ManagedClusterAddOns, AddOnDeploymentConfigs, AddOnTemplates, Placements, PlacementBindings, PolicySets and GitOpsClusters, '
      + 'some answers use a part, and a change of one counts as not judged.',
    'In Secrets and ConfigMaps, `binaryData` included, the model reads provider files, kubeconfigs, and the cluster Secrets of Argo CD; in workloads it reads '
      + 'kubeconfigs in variables and arguments. It names with what they authenticate and where, and never shows the credential. A Secret with any other value '
      + 'is not judged.',
    'Objects that carry manifests to managed clusters are opened: ManifestWork, ManifestWorkReplicaSet, ManagedClusterAction, AddOnTemplate, Policy and '
      + 'ConfigurationPolicy, also one that another of them carries. RBAC, service accounts and workloads in them are read. A Placement is followed by its '
      + 'cluster sets and label predicates; where a number of clusters, taints, claims or CEL decide, the clusters are unknown. A policy counts where it '
      + 'enforces; its objects that hold a template, and `object-templates-raw`, are not judged. Lists are opened: of any kind, typed or not.',
    'What these objects, and ClusterPermissions, bring to the cluster on which the hub itself runs counts as if it were applied on the hub, objects of any '
      + 'kind that is read included. Rules report nothing about it, since it is changed where it is carried.',
    '## Without bearing on access',
    table(['kind', 'reason'], [
      ...[...WITHOUT_BEARING].map(([type, reason]): [string, string] => [name(type), reason]),
      ['CustomResourceDefinition.apiextensions.k8s.io', 'describes a kind; one with a conversion webhook is not judged'],
      ['Secret of type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg`', 'holds a password of an image registry'],
    ]),
    'More kinds can be declared with `kindsWithoutBearing` in `ocm-access.yaml`, each with a reason.',
    '## Not judged',
    'Everything else may carry access or manifests: every other kind, such as Application or HelmRelease; values of Secrets; objects that are encrypted '
      + 'with SOPS; templates and variables in names; ConfigMaps and containers that hold manifests as text, or a kubeconfig that cannot be read; '
      + 'ConfigMaps, Secrets and objects of a hub inside an object that carries them to another cluster; and documents that are no Kubernetes object.',
    '## In one step',
    'Hub identities that cannot read a token come to one, or to rights on a cluster, by one request with these rights. `report` lists who holds them, apart '
      + 'from direct readers, and `diff` who gains or loses them. Identities that Kubernetes, Open Cluster Management, Argo CD, Kueue and kro bring are one '
      + 'line for each component.',
    table(['API group', 'resources', 'verbs', 'counts', 'reason'],
      ONE_STEP_ROWS.map(({ group, resources, verbs, scope, reason, before }) =>
        [group || 'core', resources.join(', '), verbs.join(', '), scope, before === undefined ? reason : `${reason}, before Kubernetes ${before}`])),
    'Not in the table, because they are read for themselves: reading the Secrets with tokens. Not in it at all: engines that are not named here.',
    '## Limits',
    [
      '- Authorization is RBAC. Other authorizers, such as webhooks or the node authorizer, are not read.',
      '- The table is about one request. Who needs several is not listed.',
      '- What a controller on the hub writes, such as an operator or a policy engine, is seen only in an export of the hub.',
    ].join('\n'),
  ].join('\n\n') + '\n';
}

/** `ClusterRole.rbac.authorization.k8s.io`, as kubectl writes it. */
function name(type: string): string {
  const [group, kind] = type.split('/');
  const shown = kind === '*' ? 'every kind of' : kind;
  if (group === '') {
    return shown;
  }
  return kind === '*' ? `${shown} ${group}` : `${shown}.${group}`;
}
