import { suites } from '../../../conformance/results.json';
import { Component, versionsOf } from '../../../src/releases/component';

/** Names in the recorded results, where they are not the components' own. */
const IN_RESULTS: Readonly<Record<string, readonly string[]>> = {
  'Open Cluster Management': ['ocm'], 'Kueue': ['kueue'], 'Kubernetes': ['kubernetes'], 'Argo CD': ['argo-cd'],
};

/** What conformance ran of a component, as recorded: `1.35.4`. A CRD alone is not the component. */
export function ranIn({ name }: Component): string[] {
  const names = IN_RESULTS[name] ?? [name];
  const versions = suites.flatMap(suite => suite.versions).map(version => version.split(' '))
    .filter(([component, , only]) => names.includes(component) && only === undefined).map(([, version]) => version);
  return [...new Set(versions)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** What it ran only the CRDs of. */
export function schemasRunIn({ name }: Component): string[] {
  const versions = suites.flatMap(suite => suite.versions).map(version => version.split(' '))
    .filter(([component, , only]) => (component === name && only !== undefined) || (name === 'Open Cluster Management' && component === 'ocm-api'))
    .map(([, version]) => version);
  return [...new Set(versions)];
}

/** `0.15.2 – 0.15.8, 0.16.0`; of a component by minors, `1.29 – 1.37`. */
export function ranges(versions: readonly string[]): string {
  const runs = versions.reduce<string[][]>((done, version) => {
    const last = done[done.length - 1];
    return last && follows(last[last.length - 1], version) ? [...done.slice(0, -1), [...last, version]] : [...done, [version]];
  }, []);
  return runs.map(run => run.length === 1 ? run[0] : `${run[0]} – ${run[run.length - 1]}`).join(', ');
}

function follows(before: string, version: string): boolean {
  const [a, b] = [before, version].map(one => one.split('.').map(Number));
  return a.length === b.length && a.every((part, i) => i === a.length - 1 ? part + 1 === b[i] : part === b[i]);
}

/** Its catalogued versions with a proof. */
export function versionsBy(component: Component, proof: string): string[] {
  return versionsOf(component.releases.filter(releases => releases.proof === proof));
}
