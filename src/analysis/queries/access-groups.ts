import { AccessGroup, CellReport, CopyReport } from './access-report';
import { firstFailingStep } from './path-step';

const ORDER: readonly CellReport['state'][] = ['violation', 'unknown', 'ok'];

/** Exceptions first: what is broken, then what is unknown, and the few before the many; else in the order of the cells. */
export function groupsOf(cells: readonly CellReport[], copies: ReadonlyMap<string, readonly CopyReport[]>): AccessGroup[] {
  const found = new Map<string, Omit<AccessGroup, 'clusters'> & { clusters: string[] }>();
  for (const cell of cells) {
    const group = alike(cell, copies.get(cell.cluster) ?? []);
    const key = JSON.stringify(group);
    const known = found.get(key) ?? { ...group, clusters: [] };
    found.set(key, known);
    known.clusters.push(cell.cluster);
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.clusters.length - b.clusters.length);
}

function alike({ cluster, state, tokenLife, rights, chain }: CellReport, copies: readonly CopyReport[]): Omit<AccessGroup, 'clusters'> {
  const broken = firstFailingStep(chain);
  return {
    state,
    ...(tokenLife === undefined ? {} : { tokenLife }),
    rights,
    ...(broken ? { broken: { hop: broken.hop, words: broken.words.split(cluster).join('*') } } : {}),
    copies: copies.map(copy => `${copy.namespace}: ${copy.readers.join(', ') || 'nobody in the input'}`),
  };
}
