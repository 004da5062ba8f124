/**
 * The TypeScript blocks of a Markdown page, put together to programs. A block's marks follow `ts` on its fence:
 *
 * - none: a program of its own, compiled
 * - `run`: compiled, run and synthesized
 * - `refused`: run, and its error must be the text of the ```text block that follows
 * - `continue`: goes on where the page's last `run` program ended; compiled, run and synthesized with it
 */
export type Mark = 'compile' | 'run' | 'refused';

export interface Snippet {
  readonly page: string;
  /** Line of its first block's fence, from 1. */
  readonly line: number;
  readonly mark: Mark;
  /** The page with every line blank that is not of this program, so that line numbers are those of the page. */
  readonly text: string;
  /** The error wanted, of a refused program. */
  readonly error?: string;
}

interface Block {
  readonly line: number;
  readonly language: string;
  readonly marks: string[];
  readonly lines: string[];
}

export function snippetsOf(page: string, markdown: string): Snippet[] {
  const blocks = blocksOf(page, markdown);
  const height = markdown.split('\n').length;
  const snippets: Snippet[] = [];
  blocks.forEach((block, i) => {
    if (block.language !== 'ts') {
      return;
    }
    const [mark, more] = block.marks;
    if (more !== undefined || !['run', 'refused', 'continue', undefined].includes(mark)) {
      throw new Error(`${page}:${block.line}: marks = ${block.marks.join(' ')}: are not known; use one of run, refused, continue, or none`);
    }
    if (mark === 'continue') {
      const before = snippets.map(snippet => snippet.mark).lastIndexOf('run');
      if (before < 0) {
        throw new Error(`${page}:${block.line}: continue: no earlier program is marked run; mark this one run, or leave the mark out`);
      }
      snippets[before] = { ...snippets[before], text: merged(snippets[before].text, placed(block, height)) };
      return;
    }
    const answer = blocks[i + 1];
    if (mark === 'refused' && answer?.language !== 'text') {
      throw new Error(`${page}:${block.line}: refused: no \`\`\`text block with the error follows; write one`);
    }
    snippets.push({
      page,
      line: block.line,
      mark: mark === 'run' || mark === 'refused' ? mark : 'compile',
      text: placed(block, height),
      ...(mark === 'refused' ? { error: answer.lines.join('\n') } : {}),
    });
  });
  return snippets;
}

function blocksOf(page: string, markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  markdown.split('\n').forEach((line, i) => {
    const fence = /^```(.*)$/.exec(line);
    if (open && fence) {
      open = undefined;
    } else if (open) {
      open.lines.push(line);
    } else if (fence) {
      const [language, ...marks] = fence[1].trim().split(/\s+/);
      open = { line: i + 1, language, marks, lines: [] };
      blocks.push(open);
    }
  });
  if (open) {
    throw new Error(`${page}:${(open as Block).line}: a block is opened and not closed`);
  }
  return blocks;
}

function placed(block: Block, height: number): string {
  const lines = new Array<string>(height).fill('');
  block.lines.forEach((line, i) => {
    lines[block.line + i] = line;
  });
  return lines.join('\n');
}

function merged(a: string, b: string): string {
  const second = b.split('\n');
  return a.split('\n').map((line, i) => line || second[i]).join('\n');
}
