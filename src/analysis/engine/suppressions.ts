import { Acknowledgement, acknowledgements, ACKNOWLEDGED_COPIES } from './acknowledgements';
import { Finding, SuppressedFinding, Unknown } from './findings';
import { ask, Report, Rule, unset } from './rule';
import { isRecord } from '../../kubernetes/json';
import { Picture } from '../graph/access-graph';
import { at, Obj, ObjectReference, push, referenceTo, text } from '../input/objects';
import { Suppression } from '../input/options';
import { foreignCopies } from '../queries/foreign-copies';
import { suppressionWithoutFinding } from '../rules/manifests/suppression-without-finding';

/** `cdk8s-ocm/suppress.<rule>: <reason>` on the object of the finding. */
export const SUPPRESS_PREFIX = 'cdk8s-ocm/suppress.';

interface Decision extends Suppression {
  readonly object?: Obj;
}

/** Sets aside what somebody decided to live with, and says where such a decision meets nothing or has no reason. */
export function applySuppressions(picture: Picture, all: readonly Finding[], unknowns: readonly Unknown[], rules: readonly Rule[]) {
  const decisions = decisionsOf(picture);
  const lookUp = index(decisions);
  const used = new Set<Decision>();
  const suppressed: SuppressedFinding[] = [];
  const findings = decisions.length === 0 ? [...all] : all.filter(finding => {
    const decision = lookUp(finding).find(d => d.reason.trim() !== '');
    if (decision) {
      used.add(decision);
      suppressed.push({ finding, reason: decision.reason });
    }
    return decision === undefined;
  });
  if (!rules.includes(suppressionWithoutFinding)) {
    return { findings, suppressed };
  }
  const report = new Report(suppressionWithoutFinding);
  const open = new Set(decisions.length === 0 ? [] : unknowns.flatMap(lookUp));
  decisions.filter(d => !used.has(d) && !open.has(d) && !d.object?.background).forEach(decision => sayUnused(report, decision));
  sayUnusedAcknowledgements(picture, report);
  return { findings: [...findings, ...report.findings], suppressed };
}

function decisionsOf(picture: Picture): Decision[] {
  const annotated = picture.objects.everything().flatMap(object => {
    const annotations = at(object.manifest, 'metadata', 'annotations');
    return isRecord(annotations) ? Object.entries(annotations).filter(([key]) => key.startsWith(SUPPRESS_PREFIX)).map(([key, reason]) => ({
      rule: key.slice(SUPPRESS_PREFIX.length), kind: object.kind, namespace: object.namespace, name: object.name, reason: text(reason), object,
    })) : [];
  });
  return [...annotated, ...picture.options.suppressions ?? []];
}

interface Judged {
  readonly rule: string;
  readonly object: ObjectReference;
}

/** Decisions on one object are found by its name, since a fleet can have thousands of them; the few for many objects are tried in turn. */
function index(decisions: readonly Decision[]): (judged: Judged) => Decision[] {
  const key = (rule: string, kind: string, namespace: string, name: string) => [rule, kind, namespace, name].join(' ');
  const exact = new Map<string, Decision[]>();
  const wide: Decision[] = [];
  for (const decision of decisions) {
    const { rule, kind, namespace, name } = decision;
    if (namespace === undefined || name === undefined) {
      wide.push(decision);
    } else {
      push(exact, key(rule, kind, namespace, name), decision);
    }
  }
  return judged => [
    ...exact.get(key(judged.rule, judged.object.kind, judged.object.namespace ?? '', judged.object.name)) ?? [],
    ...wide.filter(decision => meets(decision, judged)),
  ];
}

function meets(decision: Decision, { rule, object }: Judged): boolean {
  return decision.rule === rule && decision.kind === object.kind
    && (decision.namespace === undefined || decision.namespace === (object.namespace ?? ''))
    && (decision.name === undefined || decision.name === object.name);
}

function sayUnused(report: Report, { object, rule, kind, namespace, name, reason }: Decision): void {
  const wrong = reason.trim() === '' ? 'has no reason, and so it counts for nothing' : 'meets no finding';
  const where = object ?? inOptions(kind, namespace, name);
  const key = `${SUPPRESS_PREFIX}${rule}`;
  report.violation(where, {
    field: object ? `metadata.annotations['${key}']` : 'suppressions',
    value: object ? reason : rule,
    wrong,
    remedy: reason.trim() === '' ? ask('give a reason', 'Why is that right?')
      : object ? unset('take it out', object, ['metadata', 'annotations', key]) : ask('take it out of the options', `Is rule '${rule}' still meant to be suppressed?`),
  });
}

function sayUnusedAcknowledgements(picture: Picture, report: Report): void {
  const all = acknowledgements(picture);
  if (all.length === 0) {
    return;
  }
  const copies = foreignCopies(picture);
  const met = (a: Acknowledgement) => copies.some(copy => copy.account === a.account && copy.namespace === a.namespace);
  for (const acknowledgement of all.filter(a => !a.object?.background).filter(a => a.reason.trim() === '' || (picture.fleet.known && !met(a) && picture.sets.boundTo(a.namespace).length > 0))) {
    const { account, namespace, reason, object } = acknowledgement;
    report.violation(object ? referenceTo(object) : { apiVersion: 'v1', kind: 'Namespace', name: namespace }, {
      field: object ? `metadata.annotations['${ACKNOWLEDGED_COPIES}']` : 'acknowledgedCopies',
      value: `${account}: ${reason}`,
      wrong: reason.trim() === '' ? 'has no reason, and so it counts for nothing' : 'meets no copy of a token',
      remedy: reason.trim() === '' ? ask('give a reason', 'Why is that right?') : ask('take it out', `Does '${namespace}' still share clusters with the application of '${account}'?`),
    });
  }
}

function inOptions(kind: string, namespace?: string, name?: string): ObjectReference {
  return { apiVersion: '-', kind, ...(namespace === undefined ? {} : { namespace }), name: name ?? '*' };
}
