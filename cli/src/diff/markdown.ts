import { FullDiff } from './full-diff';
import {
  changeLine, clusterLines, decisionLine, factLine, findingChangeLines, onClusters, suppressionLines, unjudgedLines, unknownLine,
} from './lines';
import { MARKER } from './marker';
import { Part, partsText } from './parts';
import { renamedPart, withoutRenames } from './renamed';
import { tally } from './tally';
import { whoPart } from './who';
import { counted } from '../analyzer';
import { escape } from '../text/markdown';

export function diffMarkdown(diff: FullDiff): string {
  const shown = withoutRenames(diff);
  return [MARKER, '## Access', '', `**${headline(shown)}.**`, ...partsText(partsOf(shown, renamedPart(diff)))].join('\n') + '\n';
}

/** The table comes first, unless what it shows is not all there is; the sections below it hold every change in full. */
function partsOf(diff: FullDiff, renamed: Part): Part[] {
  const { unreadable, gained, lost, workloads, newFindings, newlySuppressed, goneFindings, changedFacts, newUnknowns, notJudged } = diff;
  const clusters = [...clusterLines('added', diff.clustersAdded), ...clusterLines('removed', diff.clustersRemoved)];
  const severities = ({ severity }: { readonly severity: string }) => severity;
  return [
    { title: 'Could not be read', lines: unreadable.map(problem => `- ${escape(problem)}`), summary: `${counted(unreadable.length, 'problem')} of the input` },
    whoPart('Who gains what where', diff.whoGains),
    whoPart('Who loses what where', diff.whoLoses),
    renamed,
    { title: 'Access gained', lines: gained.map(changeLine), summary: tally(counted(gained.length, 'gain'), gained, ({ kind }) => kind) },
    { title: 'Access lost', lines: lost.map(changeLine), summary: tally(counted(lost.length, 'loss', 'losses'), lost, ({ kind }) => kind) },
    {
      title: 'Workloads with access',
      lines: workloads.map(({ description, clusters: where }) => `- ${escape(description)}${onClusters(where)}`),
      summary: counted(workloads.length, 'change of a workload with access', 'changes of workloads with access'),
    },
    { title: 'New findings', lines: findingChangeLines(newFindings), summary: tally(counted(newFindings.length, 'new finding'), newFindings, severities) },
    {
      title: 'Newly suppressed',
      lines: suppressionLines(newlySuppressed),
      summary: tally(counted(newlySuppressed.length, 'finding newly suppressed', 'findings newly suppressed'), newlySuppressed, severities),
    },
    {
      title: 'Findings gone',
      lines: findingChangeLines(goneFindings),
      summary: tally(`${counted(goneFindings.length, 'finding')} gone`, goneFindings, severities),
    },
    {
      title: 'Releases',
      lines: findingChangeLines(diff.standingFindings),
      summary: counted(diff.standingFindings.length, 'finding about a release', 'findings about releases'),
    },
    { title: 'Changed facts', lines: changedFacts.map(factLine), summary: counted(changedFacts.length, 'changed fact') },
    {
      title: 'Changed decisions',
      note: 'Both sides are judged by the decisions of the base.',
      lines: diff.changedDecisions.map(decisionLine),
      summary: counted(diff.changedDecisions.length, 'changed decision'),
    },
    { title: 'New unknowns', lines: newUnknowns.map(unknownLine), summary: counted(newUnknowns.length, 'new unknown') },
    {
      title: 'Changed and not judged',
      lines: unjudgedLines(notJudged),
      summary: tally(counted(notJudged.length, 'changed object not judged', 'changed objects not judged'), notJudged, ({ change }) => change),
    },
    { title: 'Clusters in the input', lines: clusters, summary: '' },
    {
      title: 'Beside the manifests',
      lines: diff.passedOver.map(what => `- ${escape(what)}`),
      summary: counted(diff.passedOver.length, 'file or document', 'files and documents'),
    },
    { title: 'Not compared', lines: diff.notCompared.map(what => `- ${what}`), summary: '' },
  ];
}

/** "No change of access." alone is said where nothing that could be access changes, and nothing that is not known does. */
function headline(diff: FullDiff): string {
  const { gained, lost, newFindings, goneFindings, newlySuppressed, workloads, changedFacts, newUnknowns, notJudged, unreadable, renamedClusters } = diff;
  const left = [
    ...optional(newUnknowns.length, 'new unknown'),
    ...optional(notJudged.length, 'changed object not judged', 'changed objects not judged'),
  ];
  const where = unreadable.length > 0 ? ' in what could be read' : ' in what is judged';
  const renamed = optional(renamedClusters.length, 'renamed cluster');
  const none = `${renamed.length > 0 ? 'no other' : 'No'} change of access${unreadable.length > 0 || left.length > 0 ? where : ''}`;
  const counts = [
    ...renamed,
    ...gained.length + lost.length > 0 ? [counted(gained.length, 'gain'), counted(lost.length, 'loss', 'losses')] : [none],
    ...newFindings.length + goneFindings.length > 0 ? [counted(newFindings.length, 'new finding'), `${counted(goneFindings.length, 'finding')} gone`] : [],
    ...optional(newlySuppressed.length, 'finding newly suppressed', 'findings newly suppressed'),
    ...optional(workloads.length, 'change of a workload with access', 'changes of workloads with access'),
    ...optional(changedFacts.length, 'changed fact'),
    ...optional(diff.changedDecisions.length, 'changed decision'),
    ...left,
  ].join(', ');
  return diff.baseIsMissing ? `${counts}; the base has no such folder, and counts as empty` : counts;
}

function optional(count: number, one: string, many?: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}
