import { COMPONENTS } from '../../../releases/catalogue';
import { Component } from '../../../releases/component';
import { valueAt } from '../../../releases/fact';
import { Basis } from '../../../releases/stated-release';
import { STEP_OF_THE_OBJECT } from '../../engine/breaks';
import { Severity } from '../../engine/findings';
import { defineRule } from '../../engine/rule';
import { AccessGraph } from '../../graph/access-graph';

const QUESTION = 'Which of its fields does {current} have under another name?';

export const objectVersionNotServed = defineRule({
  id: 'object-version-not-served',
  title: 'Objects have an API version that the releases of the hub serve',
  severity: Severity.ERROR,
  breaks: STEP_OF_THE_OBJECT,
  traps: ['T81', 'T83'],
  looksAt: 'apiVersion of the objects of OCM, managed-serviceaccount and cluster-permission, ClusterProfiles among them',
  messages: {
    'not-served': {
      problem: 'is not served by {component} {release} (it serves {served}), so the API server rejects the object, and clients of that version see nothing',
      remedy: 'use {current}',
      question: QUESTION,
    },
    'gone': {
      problem: 'is served by no catalogued release of {component} (they serve {served}), so the API server rejects the object',
      remedy: 'use {current}',
      question: QUESTION,
    },
    'not-served-yet': {
      problem: 'is served by no catalogued release of {component} (they serve {served}): where no later one runs, the API server rejects the object',
      remedy: 'use {current}, or state a release that serves it',
      question: 'Which release of {component} runs on the hub?',
    },
  },
  check: (graph, report) => {
    for (const component of COMPONENTS) {
      const kinds = new Map(Object.entries(servedBy(component, releaseOf(graph, component))));
      // What a server gave it also serves.
      for (const object of report.each([...kinds.keys()].flatMap(kind => graph.objects.of(kind)).filter(({ live }) => !live))) {
        const [, version] = object.apiVersion.split('/');
        const served = kinds.get(object.type) ?? [];
        const [oldest, current] = [served[0], `${object.apiVersion.split('/')[0]}/${served[served.length - 1]}`];
        const place = { field: 'apiVersion', value: object.apiVersion };
        const data = { component: component.name, served, current };
        const release = releaseOf(graph, component);
        if (served.includes(version)) {
          continue;
        } else if (release !== undefined) {
          report.violation(object, 'not-served', { ...place, data: { ...data, release } });
        } else if (isOlder(version, oldest)) {
          report.violation(object, 'gone', { ...place, data });
        } else {
          report.violation(object, 'not-served-yet', { ...place, severity: Severity.WARNING, data });
        }
      }
    }
  },
});

/** Nothing where no release is stated, or one that is only assumed: it may serve more. */
function releaseOf({ installed }: AccessGraph, { key }: Component): string | undefined {
  return installed.find(({ component, basis }) => component.key === key && basis !== Basis.ASSUMED)?.factsOf;
}

/** What a release serves of each kind; without one, what any does. */
function servedBy({ served = [] }: Component, release: string | undefined): Readonly<Record<string, readonly string[]>> {
  if (served.length > 0 && release !== undefined) {
    return valueAt(served, release);
  }
  const kinds = [...new Set(served.flatMap(({ value }) => Object.keys(value)))];
  return Object.fromEntries(kinds.map(kind => [kind, [...new Set(served.flatMap(({ value }) => value[kind] ?? []))]]));
}

const STAGES = ['alpha', 'beta', ''];

/** Whether a version of Kubernetes' form, such as `v1beta1`, comes before another. */
function isOlder(version: string, other: string): boolean {
  const [a, b] = [version, other].map(rank);
  const difference = a.map((part, i) => part - b[i]).find(part => part !== 0);
  return difference !== undefined && difference < 0;
}

function rank(version: string): number[] {
  const [, major = '0', stage = '', number = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  return [Number(major), STAGES.indexOf(stage), Number(number)];
}
