import { CLUSTER, type PageData, type PageFinding } from '../data';
import { byId, fold, h, MARKS } from './dom';
import type { Choice } from './matrix';

const PLACEHOLDER = new RegExp(CLUSTER, 'g');
const SHOWN_FINDINGS = 100;
/** So few that they are shown open. */
const FEW = 3;

/** Beside the table: the access path of the chosen cell, and the findings. */
export class Panel {
  private readonly title = byId('path-title');
  private readonly body = byId('path-body');

  public constructor(private readonly data: PageData, private readonly back: () => void) {
    byId('path').addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        back();
      }
    });
    const { findings } = data;
    byId('findings').replaceChildren(...findings.length === 0
      ? [h('p', {}, 'None.')]
      : findings.slice(0, SHOWN_FINDINGS).map(finding => this.finding(finding, findings.length <= FEW)),
    ...findings.length > SHOWN_FINDINGS ? [h('p', {}, `and ${findings.length - SHOWN_FINDINGS} more; ocm-access check lists all.`)] : []);
  }

  public show({ cluster, consumer, alike }: Choice): void {
    const { name, account, runsAs, cells } = this.data.consumers[consumer];
    const access = this.data.accesses[cells[cluster]];
    const path = access.path.map(index => this.data.steps[index]);
    const on = this.data.clusters[cluster];
    const named = (text: string) => text.replace(PLACEHOLDER, () => on);
    const failing = path.find(({ state }) => state === 'broken') ?? path.find(({ state }) => state === 'unknown');
    const objects = new Set(path.map(({ object }) => object));
    const here = (clusters: readonly number[] | undefined) => clusters === undefined || clusters.includes(cluster);
    const findings = this.data.findings.filter(({ of }) => of.some(({ object, clusters }) => objects.has(object) && here(clusters)));
    const copies = this.data.copies.filter(copy => copy.account === account && copy.clusters.includes(cluster));
    this.title.textContent = `${name} → ${on}`;
    const back = h('button', { class: 'plain', type: 'button' }, 'Back to the table');
    back.addEventListener('click', this.back);
    this.body.replaceChildren(
      ...alike > 1 ? [h('p', {}, `The same for all ${alike.toLocaleString('en')} clusters of the group.`)] : [],
      h('p', { class: `verdict ${access.state}` }, failing ? `${access.state} at '${failing.step}'` : 'complete, as far as manifests tell'),
      h('ol', { class: 'path' }, ...path.map(({ step, state, description, object, field }) => h('li', {},
        h('span', { 'class': `mark ${state}`, 'aria-hidden': 'true' }, MARKS[state]),
        h('strong', {}, `${step}: ${state}`),
        h('span', {}, state === 'unknown' ? `not in the input: ${named(description)}` : named(description)),
        ...object === undefined ? [] : [h('div', { class: 'object' }, `${named(object)}${field === undefined ? '' : `: ${field}`}`)]))),
      h('h3', {}, 'Rights on the cluster'), list(access.rights.map(index => this.data.strings[index]), 'none in the input'),
      h('h3', {}, 'Token'), h(
        'p',
        {},
        access.validity === '' ? 'no account in the input' : `valid for ${access.validity}; used by ${fold(runsAs) || 'nobody in the input'}`,
      ),
      ...copies.length === 0
        ? []
        : [list(
          copies.map(({ namespace, readers }) =>
            `copied into ${namespace}, where ${readers.length === 0 ? 'nobody in the input' : fold(readers, 5)} can read it`),
          '',
        )],
      h('h3', {}, 'Findings on this access path'), ...findings.length === 0
        ? [h('p', {}, 'None.')]
        : findings.map(finding => this.finding(finding, findings.length <= FEW)),
      back,
    );
    this.title.focus();
  }

  private finding({ severity, rule, title, object, message, question, place, count }: PageFinding, open: boolean): HTMLElement {
    const details = h('details', { class: 'finding' },
      h('summary', {}, h('b', { class: severity }, severity), ` ${rule} · ${object}${count > 1 ? ` and ${(count - 1).toLocaleString('en')} more` : ''}`),
      h('p', {}, message),
      ...question === undefined ? [] : [h('p', {}, `To decide: ${question}`)],
      h('p', { class: 'object' }, `The rule: ${title}${place === undefined ? '' : ` · ${place}`}`));
    details.open = open;
    return details;
  }
}

function list(items: readonly string[], none: string): HTMLElement {
  return items.length === 0 ? h('p', {}, none) : h('ul', {}, ...items.map(item => h('li', {}, item)));
}
