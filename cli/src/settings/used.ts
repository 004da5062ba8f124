import { nearestFile, nearestName } from './find';
import { Io } from '../io';

/** Which settings count, for those who read an answer. */
export interface UsedSettings {
  /** The file; none was found where it is left out. */
  readonly file?: string;
  /** Files that are nearer to other paths than to the first. */
  readonly notUsed: readonly string[];
}

/** What is nearest to the paths after the first, and is not what is nearest to the first. */
export function notUsed(io: Io, file: string | undefined, [, ...others]: readonly string[]): string[] {
  const nearest = others.flatMap(other => (other.startsWith('git:') ? nearestFile(io, other)?.name : nearestName(io, other)) ?? []);
  return [...new Set(nearest)].filter(name => name !== file);
}

/** One line for standard error. Where nothing is used, it is said only where somebody may think otherwise. */
export function usedText(io: Io, { file, notUsed: others }: UsedSettings, first: string): string {
  const elsewhere = file === undefined && others.length === 0 ? nearestName(io, '-') : undefined;
  if (elsewhere !== undefined) {
    return `settings: none found above ${first}; ${elsewhere} is not used, --config ${elsewhere} uses it\n`;
  }
  const used = file ?? `none found above ${first}`;
  const rest = others.length === 0 ? '' : `; not used, since the first path counts: ${others.join(', ')}`;
  return file === undefined && others.length === 0 ? '' : `settings: ${used}${rest}\n`;
}
