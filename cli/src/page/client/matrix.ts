import type { PageData } from '../data';
import { byId, fold, h, MARKS } from './dom';
import type { Row } from './rows';

const HEIGHT = 58;
const BEYOND = 8;
const COLUMN = 215;
/** A phone has no room for long names beside a cell. */
const firstColumn = () => window.innerWidth < 600 ? 155 : 200;

export interface Choice {
  readonly cluster: number;
  readonly consumer: number;
  /** How many clusters have the same access. */
  readonly alike: number;
}

export interface Listener {
  readonly choose: (choice: Choice) => void;
  readonly toggle: (row: Row) => void;
}

/** The table: only the rows in sight exist. Tab reaches one cell, the arrow keys reach the others. */
export class Matrix {
  private rows: readonly Row[] = [];
  private consumers: readonly number[] = [];
  private active = { row: 0, column: 1 };
  private chosen?: Choice;
  private sight = '';
  private readonly scroll = byId('scroll');
  private readonly table = byId<HTMLTableElement>('table');
  private readonly head = this.table.tHead as HTMLTableSectionElement;
  private readonly body = this.table.tBodies[0];

  public constructor(private readonly data: PageData, private readonly listener: Listener) {
    this.scroll.addEventListener('scroll', () => this.draw(), { passive: true });
    window.addEventListener('resize', () => {
      this.fitHeight();
      this.draw();
    });
    this.body.addEventListener('keydown', event => this.key(event));
    this.body.addEventListener('click', event => this.click(event));
  }

  public show(rows: readonly Row[], consumers: readonly number[]): void {
    this.rows = rows;
    this.consumers = consumers;
    this.table.setAttribute('aria-rowcount', String(rows.length + 1));
    this.table.setAttribute('aria-colcount', String(consumers.length + 1));
    const titles = ['Clusters', ...consumers.map(consumer => this.data.consumers[consumer].name)];
    this.head.replaceChildren(h('tr', { 'aria-rowindex': 1 }, ...titles.map((title, i) => h('th', { 'scope': 'col', title, 'aria-colindex': i + 1 }, title))));
    this.fitHeight();
    this.active = { row: Math.min(this.active.row, Math.max(0, rows.length - 1)), column: Math.min(this.active.column, consumers.length) };
    this.draw(true);
  }

  /** Brings the keyboard back to where it left the table. */
  public focus(): void {
    this.reveal(this.active.row);
    this.draw();
    this.button(this.active.row, this.active.column)?.focus();
  }

  private fitHeight(): void {
    const first = firstColumn();
    this.table.style.width = `max(100%, ${first + this.consumers.length * COLUMN}px)`;
    (this.head.rows[0].cells[0] as HTMLElement).style.width = `${first}px`;
    // What is scrolled to must not end up under the headers of rows and columns.
    this.scroll.style.scrollPadding = `${this.head.offsetHeight}px 0 0 ${first}px`;
  }

  /** Draws the rows in sight, again only where others have come into sight: a click must meet what was pressed. */
  private draw(again = false): void {
    const first = Math.max(0, Math.floor(this.scroll.scrollTop / HEIGHT) - BEYOND);
    const last = Math.min(this.rows.length, Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / HEIGHT) + BEYOND);
    const sight = `${first} ${last}`;
    if (this.active.row < first || this.active.row >= last) {
      this.active = { ...this.active, row: Math.max(first, Math.min(this.active.row, last - 1)) };
    }
    const had = this.body.contains(document.activeElement);
    if (again || sight !== this.sight) {
      this.sight = sight;
      const drawn = this.rows.slice(first, last).map((row, i) => this.row(row, first + i));
      this.body.replaceChildren(this.space(first), ...drawn, this.space(this.rows.length - last));
    }
    this.body.querySelectorAll('[tabindex="0"]').forEach(button => button.setAttribute('tabindex', '-1'));
    const target = this.button(this.active.row, this.active.column) ?? this.body.querySelector('button');
    target?.setAttribute('tabindex', '0');
    if (had) {
      target?.focus({ preventScroll: true });
    }
  }

  private space(count: number): HTMLElement {
    const cell = h('td');
    cell.colSpan = this.consumers.length + 1;
    cell.style.height = `${count * HEIGHT}px`;
    const row = h('tr', { 'class': 'space', 'aria-hidden': 'true' }, cell);
    row.hidden = count === 0;
    return row;
  }

  private row(row: Row, index: number): HTMLElement {
    const { clusters } = row;
    const names = clusters.slice(0, 3).map(place => this.data.clusters[place]);
    const worst = row.worst === undefined ? [] : [h('b', { class: row.worst }, `${MARKS[row.worst]} `)];
    const title = clusters.length === 1 ? h('div', { class: `box${row.child ? ' child' : ''}`, title: names[0] }, h('span', {}, ...worst, names[0]))
      : h('button', { 'class': 'box', 'type': 'button', 'tabindex': -1, 'data-column': 0, 'aria-expanded': String(row.open) },
        h('span', {}, ...worst, `${clusters.length.toLocaleString('en')} clusters ${row.open ? '▾' : '▸'}`),
        h('span', { class: 'small' }, `${names.join(', ')}${clusters.length > names.length ? ', …' : ''}`));
    return h('tr', { 'aria-rowindex': index + 2, 'data-row': index },
      h('th', { 'scope': 'row', 'aria-colindex': 1 }, title),
      ...this.consumers.map((consumer, i) => h('td', { 'aria-colindex': i + 2 }, this.cell(row, consumer, i + 1))));
  }

  private cell({ clusters }: Row, consumer: number, column: number): HTMLElement {
    const access = this.data.consumers[consumer].cells[clusters[0]];
    if (access < 0) {
      return h('div', { class: 'box small' }, h('span', { class: 'small' }, '– no access'));
    }
    const { state, validity, rights } = this.data.accesses[access];
    const chosen = this.chosen?.consumer === consumer && this.chosen.cluster === clusters[0] && this.chosen.alike === clusters.length;
    return h('button', { 'class': `box${chosen ? ' chosen' : ''}`, 'type': 'button', 'tabindex': -1, 'data-column': column },
      h('span', {}, h('b', { class: state }, `${MARKS[state]} ${state}`), validity === '' ? ', no token' : `, token ${short(validity)}`),
      h('span', { class: 'small' }, rights.length === 0 ? 'no rights in the input' : fold(rights.map(place => this.data.strings[place]), 1)));
  }

  private button(row: number, column: number): HTMLButtonElement | null {
    return this.body.querySelector(`tr[data-row="${row}"] button[data-column="${column}"]`);
  }

  private click(event: Event): void {
    const button = (event.target as HTMLElement).closest('button');
    const line = button?.closest('tr');
    if (button && line) {
      this.active = { row: Number(line.dataset.row), column: Number(button.dataset.column) };
      this.act();
    }
  }

  private act(): void {
    const row = this.rows[this.active.row];
    if (this.active.column === 0) {
      this.listener.toggle(row);
      return;
    }
    this.chosen = { cluster: row.clusters[0], consumer: this.consumers[this.active.column - 1], alike: row.clusters.length };
    this.draw(true);
    this.listener.choose(this.chosen);
  }

  private key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.scroll.clientHeight / HEIGHT) - 1);
    const all = this.rows.length;
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [-all, 0],
      End: [all, 0],
    };
    const step = steps[event.key];
    if (!step || this.rows.length === 0) {
      return;
    }
    event.preventDefault();
    const row = Math.max(0, Math.min(this.rows.length - 1, this.active.row + step[0]));
    this.reveal(row);
    // Empty cells hold nothing to open: the next one that does is meant.
    let column = this.active.column + step[1];
    this.active = { row, column: this.active.column };
    this.draw();
    while (step[1] !== 0 && column >= 0 && column <= this.consumers.length && !this.button(row, column)) {
      column += step[1];
    }
    if (this.button(row, column)) {
      this.active = { row, column };
    }
    this.draw();
    this.button(this.active.row, this.active.column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private reveal(row: number): void {
    const header = this.head.offsetHeight;
    const [top, bottom] = [row * HEIGHT, (row + 1) * HEIGHT + header];
    if (top < this.scroll.scrollTop) {
      this.scroll.scrollTop = top;
    } else if (bottom > this.scroll.scrollTop + this.scroll.clientHeight) {
      this.scroll.scrollTop = bottom - this.scroll.clientHeight;
    }
  }
}

/** `24h` for `24h0m0s`, as Go writes it. */
function short(validity: string): string {
  return validity.replace(/(\d[hm])0s$/, '$1').replace(/(\dh)0m$/, '$1');
}
