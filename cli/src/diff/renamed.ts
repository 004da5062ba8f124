import { FullDiff } from './full-diff';
import { Part } from './parts';
import { kindsText } from './tally';
import { counted } from '../analyzer';
import { escape } from '../text/markdown';

interface Marked {
  readonly ofRenamedCluster?: boolean;
}

/** Changes that are more than another name of a cluster. */
export function withoutRenames(diff: FullDiff): FullDiff {
  const [before, after] = [new Set(diff.renamedClusters.map(one => one.before)), new Set(diff.renamedClusters.map(one => one.after))];
  return {
    ...diff,
    gained: others(diff.gained),
    lost: others(diff.lost),
    whoGains: others(diff.whoGains),
    whoLoses: others(diff.whoLoses),
    workloads: others(diff.workloads),
    newFindings: others(diff.newFindings),
    goneFindings: others(diff.goneFindings),
    newUnknowns: others(diff.newUnknowns),
    clustersAdded: diff.clustersAdded.filter(cluster => !after.has(cluster)),
    clustersRemoved: diff.clustersRemoved.filter(cluster => !before.has(cluster)),
  };
}

/** One line a cluster instead of everything that its name brings; how much that is, and of which kind, stays, since `--fail-on` counts it. */
export function renamedPart(diff: FullDiff): Part {
  const counts = [
    ...countOf(diff.gained, ['gain', 'gains'], ({ kind }) => kind),
    ...countOf(diff.lost, ['loss', 'losses'], ({ kind }) => kind),
    ...countOf(diff.workloads, ['change of a workload with access', 'changes of workloads with access']),
    ...countOf(diff.newFindings, ['new finding', 'new findings'], ({ severity }) => severity),
    ...countOf(diff.goneFindings, ['finding gone', 'findings gone'], ({ severity }) => severity),
    ...countOf(diff.newUnknowns, ['new unknown', 'new unknowns']),
  ].join(', ');
  return {
    title: 'Renamed clusters',
    lines: diff.renamedClusters.map(({ before, after }) => `- cluster ${escape(before)} is renamed ${escape(after)}`),
    note: `All else about them is the same. What comes and goes with the names counts for \`--fail-on\`, since it may be another cluster: ${counts}.`,
    summary: `${counted(diff.renamedClusters.length, 'renamed cluster')}: ${counts}`,
  };
}

function countOf<T extends Marked>(all: readonly T[], [one, many]: readonly [string, string], kindOf?: (item: T) => string): string[] {
  const marked = all.filter(isOfRename);
  const kinds = kindOf === undefined ? '' : ` (${kindsText(marked, kindOf)})`;
  return marked.length === 0 ? [] : [`${counted(marked.length, one, many)}${kinds}`];
}

function others<T extends Marked>(all: readonly T[]): T[] {
  return all.filter(one => !isOfRename(one));
}

function isOfRename({ ofRenamedCluster }: Marked): boolean {
  return ofRenamedCluster === true;
}
