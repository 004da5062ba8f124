import { Decision } from './decision';
import { RuleFinding, RuleUnknown } from './rule';
import { at, isRecord, text } from '../../kubernetes/json';
import { SUPPRESS_PREFIX } from '../../ocm/annotations';
import { AccessGraph } from '../graph/access-graph';
import { ObjectReference, push } from '../input/objects';

/** A finding with the reason for which it is suppressed. */
export interface Suppressed {
  readonly finding: RuleFinding;
  readonly reason: string;
  /** Whether an annotation in the manifests suppresses it, and no option. */
  readonly annotated: boolean;
}

interface Sorted {
  readonly findings: readonly RuleFinding[];
  readonly suppressed: readonly Suppressed[];
  /** Decisions that neither a finding nor an open question needs. */
  readonly unused: readonly Decision[];
}

/** Sets aside the findings that a decision with a reason suppresses. */
export function applySuppressions(graph: AccessGraph, all: readonly RuleFinding[], unknowns: readonly RuleUnknown[]): Sorted {
  const decisions = decisionsOf(graph);
  const lookUp = index(decisions);
  const used = new Set<Decision>();
  const suppressed: Suppressed[] = [];
  const findings = all.filter(finding => {
    const valid = decisions.length === 0 ? [] : lookUp(finding).filter(d => d.reason.trim() !== '');
    const [decision] = valid;
    if (decision) {
      used.add(decision);
    }
    const why = decision ?? finding.acknowledged;
    if (why) {
      const reasons = [...valid, ...finding.acknowledged ? [finding.acknowledged] : []];
      suppressed.push({ finding, reason: why.reason, annotated: reasons.every(({ object }) => object !== undefined) });
    }
    return why === undefined;
  });
  const open = new Set(decisions.length === 0 ? [] : unknowns.flatMap(lookUp));
  return { findings, suppressed, unused: decisions.filter(d => !used.has(d) && !open.has(d) && !d.object?.background) };
}

function decisionsOf(graph: AccessGraph): Decision[] {
  const annotated = graph.objects.everything().flatMap(object => {
    const annotations = at(object.manifest, 'metadata', 'annotations');
    return isRecord(annotations) ? Object.entries(annotations).filter(([key]) => key.startsWith(SUPPRESS_PREFIX)).map(([key, reason]) => ({
      rule: key.slice(SUPPRESS_PREFIX.length), kind: object.kind, namespace: object.namespace, name: object.name, reason: text(reason), object,
    })) : [];
  });
  return [...annotated, ...graph.options.suppressions ?? []];
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
