import type { PageData, PageState } from '../data';
import { byId, h } from './dom';
import { Matrix } from './matrix';
import { Panel } from './panel';
import { Row, Rows } from './rows';

const data: PageData = JSON.parse(byId('data').textContent ?? '');
const rows = new Rows(data);
const open = new Set<string>();
const search = byId<HTMLInputElement>('search');
const state = byId<HTMLSelectElement>('state');
const consumer = byId<HTMLSelectElement>('consumer');
const alike = byId<HTMLInputElement>('alike');

const matrix: Matrix = new Matrix(data, {
  choose: choice => panel.show(choice),
  toggle: ({ key }: Row) => {
    if (!open.delete(key)) {
      open.add(key);
    }
    refresh();
  },
});
const panel = new Panel(data, () => matrix.focus());

function refresh(): void {
  const consumers = consumer.value === '' ? data.consumers.map((_, i) => i) : [Number(consumer.value)];
  const found = rows.of({ search: search.value, state: state.value as PageState | '', consumers, alike: alike.checked, open });
  const clusters = found.filter(({ child }) => !child).reduce((sum, row) => sum + row.clusters.length, 0);
  byId('count').textContent = data.consumers.length === 0 ? 'The input has no consumer.'
    : `${clusters.toLocaleString('en')} of ${data.clusters.length.toLocaleString('en')} clusters in ${found.length.toLocaleString('en')} `
      + `${found.length === 1 ? 'line' : 'lines'}`;
  matrix.show(found, consumers);
}

byId('summary').textContent = data.summary;
consumer.append(...data.consumers.map(({ name }, i) => h('option', { value: i }, name)));
[search, state, consumer, alike].forEach(control => control.addEventListener('input', refresh));
refresh();
performance.mark('rows');
