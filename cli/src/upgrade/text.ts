import { counted, groupBy, type FactUpgrade, type ObjectReference, some, spell, type ValueChange } from '../analyzer';
import { findingChangeLines } from '../diff/lines';
import { Unversioned, UpgradePlanAnswer } from '../json-answers';
import { Colors } from '../text/colors';
import { coverageLine } from '../text/coverage';
import { escape } from '../text/markdown';

const SHOWN = 5;
const NOTE = 'Nothing was run: the facts are those of the release catalogue, and the findings those of the manifests as they are.';
const ONLY_CHANGE_LOG = 'by the change log only';

/** An item, and what belongs to it. */
interface Item {
  readonly text: string;
  readonly below: readonly string[];
}

interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  /** Whether the items are done one after the other. */
  readonly ordered?: boolean;
  /** The same in Markdown, where it has a form of its own. */
  readonly markdown?: readonly string[];
}

/** What text and Markdown have in common. */
interface Plan {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly unjudged?: string;
}

type Planned = Unversioned<UpgradePlanAnswer>;

/** Only sections that have something. */
export function planOf(plan: Planned): Plan {
  const { components, facts, newFindings, goneFindings, gained, lost, steps, coverage } = plan;
  const lines = (texts: readonly string[]) => texts.map(text => ({ text, below: [] }));
  const findings = (all: Planned['newFindings']) => ({
    items: all.map(({ rule, severity, message, remedy, objects }) => ({
      text: `${severity} ${rule}: ${message}`,
      below: [...objects.length > 1 ? [`the same for ${some(objects.slice(1).map(spell), SHOWN)}`] : [], remedy.question ?? remedy.description],
    })),
    markdown: findingChangeLines(all),
  });
  const sections: Section[] = [
    { title: 'What to do, in this order', ordered: true, items: steps.map(({ description, objects }) => ({ text: description, below: objectLines(objects) })) },
    { title: 'What the wanted releases find in the manifests', ...findings(newFindings) },
    { title: 'What they no longer find', ...findings(goneFindings) },
    { title: 'Access that comes', items: lines(gained) },
    { title: 'Access that goes', items: lines(lost) },
    { title: 'Defaults that change', items: factItems(facts.filter(({ isDefault }) => isDefault)) },
    { title: 'Other facts that change', items: factItems(facts.filter(({ isDefault }) => !isDefault)) },
    { title: 'Known problems that are mended', items: lines(components.flatMap(({ mended }) => mended)) },
    { title: 'Known problems that come', items: lines(components.flatMap(({ brought }) => brought)) },
  ];
  return {
    title: `Upgrade plan: ${components.map(({ component, installed, wanted }) => `${component} ${installed} → ${wanted}`).join(', ')}`,
    sections: sections.filter(({ items }) => items.length > 0),
    unjudged: coverageLine(coverage),
  };
}

/** One item for frameworks of which the same changes. */
function factItems(facts: readonly FactUpgrade[]): Item[] {
  return groupBy(facts, ({ component, fact, changes, since, proof }) => [component, fact, changes, since, proof]).map(all => {
    const [{ component, fact, changes, since, proof }] = all;
    const frameworks = all.flatMap(({ framework = [] }) => framework);
    const known = proof === 'change log' ? `, known ${ONLY_CHANGE_LOG}` : '';
    return {
      text: `${component}: ${fact}${frameworks.length > 0 ? ` (${some(frameworks, SHOWN)})` : ''}: ${changes.map(changeText).join('; ')} (since `
        + `${since}${known})`,
      below: objectLines([...new Map(all.flatMap(({ objects }) => objects).map(object => [spell(object), object])).values()]),
    };
  });
}

function changeText({ place, before, after }: ValueChange): string {
  const value = before === undefined || after === undefined ? before ?? after : `${before} → ${after}`;
  const how = `${before === undefined ? 'new: ' : ''}${after === undefined ? 'gone: ' : ''}`;
  return `${place === undefined ? '' : `${place}: `}${how}${value}`;
}

function objectLines(objects: readonly ObjectReference[]): string[] {
  return objects.length === 0 ? [] : [`${counted(objects.length, 'object')} of the input: ${some(objects.map(spell), SHOWN)}`];
}

export function textOf({ title, sections, unjudged }: Plan, { bold, dim, unsure }: Colors): string {
  const blocks = sections.map(({ title: name, items, ordered }) => [
    bold(name), ...items.flatMap(({ text, below }, i) => [`  ${ordered ? `${i + 1}.` : '-'} ${text}`, ...below.map(one => dim(`     ${one}`))]),
  ].join('\n'));
  return [bold(title), ...blocks, dim(NOTE), ...unjudged === undefined ? [] : [unsure(`${unjudged}.`)]].join('\n\n') + '\n';
}

export function markdownOf({ title, sections, unjudged }: Plan): string {
  const blocks = sections.map(({ title: name, items, ordered, markdown }) => [
    `### ${name}`, '', ...markdown
      ?? items.flatMap(({ text, below }, i) => [`${ordered ? `${i + 1}.` : '-'} ${escape(text)}`, ...below.map(one => `   - ${escape(one)}`)]),
  ].join('\n'));
  return [`## ${escape(title)}`, ...blocks, NOTE, ...unjudged === undefined ? [] : [`${escape(unjudged)}.`]].join('\n\n') + '\n';
}
