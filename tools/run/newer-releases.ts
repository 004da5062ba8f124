import * as fs from 'fs';
import { COMPONENTS } from '../../src/releases/catalogue';
import { Component, versionsOf } from '../../src/releases/component';
import { compareVersions } from '../../src/releases/fact';

/**
 * `npm run newer-releases < TAGS`: which releases the catalogue lacks, one a line: `kueue 0.19.8`. TAGS has lines such as `kueue v0.19.8`. With
 * `--repositories` it prints where the tags of each component are, and reads nothing.
 */
const REPOSITORIES: Readonly<Record<typeof COMPONENTS[number]['key'], string>> = {
  kueue: 'kubernetes-sigs/kueue',
  kubernetes: 'kubernetes/kubernetes',
  managedServiceAccount: 'open-cluster-management-io/managed-serviceaccount',
  clusterPermission: 'open-cluster-management-io/cluster-permission',
  argoCd: 'argoproj/argo-cd',
  ocm: 'open-cluster-management-io/ocm',
  clusterProxy: 'open-cluster-management-io/cluster-proxy',
};

/** A pre-release is not there to stay. */
const TAG = /^v?((\d+\.\d+)\.\d+)$/;

/** Of each minor the newest release, where it is newer than what the catalogue has of that minor, and not of a minor before all that it has. */
function newer({ releases }: Component, tags: readonly string[]): string[] {
  const known = versionsOf(releases).sort(compareVersions);
  const newest = new Map(tags.flatMap(tag => {
    const [, version, minor] = TAG.exec(tag) ?? [];
    return version === undefined ? [] : [[minor, version] as const];
  }).sort(([, a], [, b]) => compareVersions(a, b)));
  return [...newest].filter(([minor, version]) => {
    const ofMinor = known.filter(one => one === minor || one.startsWith(`${minor}.`));
    return !ofMinor.includes(minor) && compareVersions(version, ofMinor[ofMinor.length - 1] ?? known[known.length - 1]) > 0;
  }).map(([, version]) => version);
}

if (process.argv.includes('--repositories')) {
  COMPONENTS.forEach(({ key }) => console.log(`${key} ${REPOSITORIES[key]}`));
} else {
  const lines = fs.readFileSync(0, 'utf8').split('\n').map(line => line.trim().split(/\s+/));
  for (const component of COMPONENTS) {
    const tags = lines.filter(([key]) => key === component.key).map(([, tag = '']) => tag);
    newer(component, tags).forEach(version => console.log(`${component.key} ${version}`));
  }
}
