import type { PageData, PageFinding } from '../data';
import { byId, fold, h, MARKS, WORDS } from './dom';
import type { Choice } from './matrix';

const CLUSTER = /\u0001/g;
const SHOWN_FINDINGS = 100;
/** So few that they need not be folded. */
const FEW = 3;

/** Beside the table: the chain of the chosen cell, and the findings. */
export class Panel {
  private readonly title = byId('chain-title');
  private readonly body = byId('chain-body');

  public constructor(private readonly data: PageData, private readonly back: () => void) {
    byId('chain').addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        back();
      }
    });
    const { findings } = data;
    byId('findings').replaceChildren(...findings.length === 0 ? [h('p', {}, 'None.')] : findings.slice(0, SHOWN_FINDINGS).map(finding => this.finding(finding, findings.length <= FEW)),
      ...findings.length > SHOWN_FINDINGS ? [h('p', {}, `and ${findings.length - SHOWN_FINDINGS} more; ocm-access check says all.`)] : []);
  }

  public show({ cluster, consumer, alike }: Choice): void {
    const { name, account, runsAs, cells } = this.data.consumers[consumer];
    const kind = this.data.kinds[cells[cluster]];
    const chain = kind.chain.map(place => this.data.hops[place]);
    const on = this.data.clusters[cluster];
    const named = (text: string) => text.replace(CLUSTER, on);
    const broken = chain.find(({ state }) => state === 'violation') ?? chain.find(({ state }) => state === 'unknown');
    const objects = new Set(chain.map(({ object }) => object));
    const here = (clusters: readonly number[] | undefined) => clusters === undefined || clusters.includes(cluster);
    const findings = this.data.findings.filter(({ of }) => of.some(({ object, clusters }) => objects.has(object) && here(clusters)));
    const copies = this.data.copies.filter(copy => copy.account === account && copy.clusters.includes(cluster));
    this.title.textContent = `${name} → ${on}`;
    const back = h('button', { class: 'plain', type: 'button' }, 'Back to the table');
    back.addEventListener('click', this.back);
    this.body.replaceChildren(
      ...alike > 1 ? [h('p', {}, `The same for all ${alike.toLocaleString('en')} clusters of the group.`)] : [],
      h('p', { class: `verdict ${kind.state}` }, broken ? `${WORDS[kind.state]} at '${broken.hop}'` : 'every hop is in order'),
      h('ol', { class: 'chain' }, ...chain.map(({ hop, state, words, object, field }) => h('li', {},
        h('span', { 'class': `mark ${state}`, 'aria-hidden': 'true' }, MARKS[state]),
        h('strong', {}, `${hop}: ${state === 'ok' ? 'in order' : WORDS[state]}`),
        h('span', {}, state === 'unknown' ? `not in the input: ${named(words)}` : named(words)),
        ...object === undefined ? [] : [h('div', { class: 'object' }, `${named(object)}${field === undefined ? '' : `: ${field}`}`)]))),
      h('h3', {}, 'Rights on the cluster'), list(kind.rights.map(place => this.data.strings[place]), 'none in the input'),
      h('h3', {}, 'Token'), h('p', {}, kind.life === '' ? 'no account in the input' : `lives ${kind.life}; used by ${fold(runsAs) || 'nobody in the input'}`),
      ...copies.length === 0 ? [] : [list(copies.map(({ namespace, readers }) => `copied into ${namespace}, where ${readers.length === 0 ? 'nobody in the input' : fold(readers, 5)} can read it`), '')],
      h('h3', {}, 'Findings on this way'), ...findings.length === 0 ? [h('p', {}, 'None.')] : findings.map(finding => this.finding(finding, findings.length <= FEW)),
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
