import Table from 'cli-table3';

const PARTS = [
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'right', 'right-mid', 'mid',
  'mid-mid',
];
const NO_FRAME = Object.fromEntries(PARTS.map(part => [part, '']));
const GAP = 3;
const NARROWEST = 12;

/** Columns without a frame, so that lines can be copied and searched. What does not fit is wrapped, never cut off. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.flatMap(row => row[i].split('\n').map(line => plain(line).length))));
  const total = () => widths.reduce((sum, width) => sum + width + GAP, 0);
  const words = head.map((title, i) => Math.max(title.length, ...rows.flatMap(row => plain(row[i]).split(/\s/).map(word => word.length))));
  // The widest column gives way first, and down to its longest word; only then are words broken.
  for (const least of [words, head.map(() => NARROWEST)]) {
    const yielding = () => widths.map((width, i) => width > least[i] ? width : 0);
    while (total() > columns && Math.max(...yielding()) > 0) {
      widths[yielding().indexOf(Math.max(...yielding()))]--;
    }
  }
  const drawn = new Table({
    head: head.map(title => title.toUpperCase()),
    style: { 'head': [], 'border': [], 'padding-left': 0, 'padding-right': 2 },
    chars: { ...NO_FRAME, middle: ' ' },
  });
  drawn.push(...rows.map(row => row.map((cell, i) => cell.split('\n').flatMap(line => wrap(line, widths[i])).join('\n'))));
  return drawn.toString().split('\n').map(line => line.trimEnd()).filter(line => line !== '').join('\n');
}

/** Breaks between words, and within a word only where it is longer than a line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') {
      lines[lines.length - 1] = word;
    } else if (plain(`${last} ${word}`).length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.flatMap(line => plain(line).length <= width ? [line] : line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
}

/** The text without colors. */
function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
