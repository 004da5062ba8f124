import { record } from '../../../kubernetes/json';
import { rowAt } from '../../../releases/fact';
import { WORKER_CLIENT_LIMITS } from '../../../releases/kueue/facts';
import { Basis } from '../../../releases/stated-release';
import { Severity } from '../../engine/findings';
import { defineRule, RuleContext } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';
import { ObjectReference } from '../../input/objects';
import { Installed, RELEASE_RULE, releaseReference } from '../../input/releases';

const UPDATE = 'update cdk8s-ocm when its catalogue has it';
const QUESTION = 'Does a later version of cdk8s-ocm have it in its catalogue?';

const MESSAGES = {
  'nearest': {
    problem: 'is not in the release catalogue, and the facts of {facts} are used for it',
    remedy: UPDATE,
    question: QUESTION,
  },
  'nearest-change-log': {
    problem: 'is not in the release catalogue, and the facts of {facts} are used for it, of which some are known by its change log only',
    remedy: UPDATE,
    question: QUESTION,
  },
  'assumed': {
    problem: 'is assumed to be as {facts}, the newest release before it that is in the catalogue: what changed since is not known',
    remedy: UPDATE,
    question: QUESTION,
  },
  'assumed-change-log': {
    problem: 'is assumed to be as {facts}, the newest release before it, which is known by its change log only: what changed since is not known',
    remedy: UPDATE,
    question: QUESTION,
  },
  'change-log': {
    problem: 'has facts in the catalogue that are known by the change log of {facts} only',
    remedy: 'compare those in docs/releases.md with what runs',
    question: 'Does a later version of cdk8s-ocm have facts that were read in its source?',
  },
} as const;

interface Place {
  readonly field: string;
  readonly value: string;
  readonly data: { readonly facts: string };
}

type Report = (report: RuleContext<typeof MESSAGES>, release: ObjectReference, place: Place) => void;

/** What to report of a release, by how it is known and by whether its facts were read. */
const REPORTS: Readonly<Record<Basis, { readonly read?: Report; readonly byChangeLog: Report }>> = {
  [Basis.CATALOGUED]: {
    byChangeLog: (report, release, place) => report.violation(release, 'change-log', place),
  },
  [Basis.NEAREST]: {
    read: (report, release, place) => report.violation(release, 'nearest', place),
    byChangeLog: (report, release, place) => report.violation(release, 'nearest-change-log', place),
  },
  [Basis.ASSUMED]: {
    read: (report, release, place) => report.violation(release, 'assumed', { ...place, severity: Severity.WARNING }),
    byChangeLog: (report, release, place) => report.violation(release, 'assumed-change-log', { ...place, severity: Severity.WARNING }),
  },
};

export const releaseNotCatalogued = defineRule({
  id: RELEASE_RULE,
  title: 'The catalogue has the releases that are stated',
  severity: Severity.NOTICE,
  traps: [],
  looksAt: 'releases and assume, in code and in ocm-access.yaml',
  messages: MESSAGES,
  check: (graph, report) => {
    report.looked += graph.installed.length;
    for (const one of graph.installed) {
      const byChangeLog = isByChangeLog(one) || usesGateByChangeLog(graph, one);
      REPORTS[one.basis][byChangeLog ? 'byChangeLog' : 'read']?.(report, releaseReference(one.component), {
        field: one.field, value: one.version, data: { facts: one.factsOf },
      });
    }
  },
});

/** Of a patch the change log tells what is new: all else was read in the releases before it. Of a minor it tells a part. */
function isByChangeLog({ component: { releases }, factsOf }: Installed): boolean {
  const minor = factsOf.split('.').slice(0, 2).join('.');
  return releases.filter(({ versions }) => versions.some(known => known === minor || known.startsWith(`${minor}.`)))
    .every(({ proof }) => proof === 'change log');
}

/** The one fact of such a patch that a configuration can depend on. */
function usesGateByChangeLog(graph: AccessGraph, { component: { key }, factsOf }: Installed): boolean {
  const row = key === 'kueue' ? rowAt(WORKER_CLIENT_LIMITS, factsOf) : undefined;
  if (row?.proof !== 'change log' || row.value === 'none') {
    return false;
  }
  const { name } = row.value;
  return graph.managers.some(({ config, object }) => !object.background && name in record(record(config).featureGates));
}
