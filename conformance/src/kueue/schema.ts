import { execFileSync } from 'child_process';
import { binary } from '../components/cache.js';

/** What the Go program in tools/generate/kueue-configuration prints for one release. */
export interface Schema {
  readonly types: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly gates: Readonly<Record<string, { readonly stage: string; readonly default: boolean; readonly locked: boolean }>>;
  readonly frameworks: Readonly<Record<string, { readonly kind: string; readonly sent: boolean }>>;
}

function ask(release: string, words: readonly string[], input = ''): string {
  return execFileSync(binary('kueue-configuration', release), words, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'pipe'] });
}

export const schemaText = (release: string) => ask(release, ['schema']);

/** Why the manager's own loader refuses each text: an empty text where it takes it. */
export function judge(release: string, texts: readonly string[]): string[] {
  const answers = ask(release, ['judge'], texts.map(text => `${JSON.stringify(text)}\n`).join(''));
  return answers.split('\n').filter(Boolean).map(line => JSON.parse(line) as string);
}
