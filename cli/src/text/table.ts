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
  const lines = [head.map(title => [title.toUpperCase()]), ...rows.map(row => row.map((cell, i) => cell.split('\n').flatMap(text => wrap(text, widths[i]))))];
  return drawn(lines).filter(text => text !== '').join('\n');
}

/** Each row as the lines of its cells, side by side. */
function drawn(rows: readonly (readonly (readonly string[])[])[]): string[] {
  const widths = rows[0].map((_, i) => rows.reduce((widest, row) => row[i].reduce((most, text) => Math.max(most, shownWidth(text)), widest), 0));
  return rows.flatMap(row => {
    const height = Math.max(...row.map(cell => cell.length));
    return Array.from({ length: height }, (_, at) => row.map((cell, i) => {
      const text = cell[at] ?? '';
      return text + ' '.repeat(widths[i] + GAP - shownWidth(text));
    }).join('').trimEnd());
  });
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{40000}]/gu;

/** Columns of a terminal that a text takes, without colors: two for wide characters. */
function shownWidth(text: string): number {
  const seen = plain(text).replace(/\p{M}/gu, '').replace(WIDE, '--');
  return seen.length - (seen.match(/[\ud800-\udbff]/g)?.length ?? 0);
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
