import { readdirSync, readFileSync } from 'fs';

/** Resident memory (KiB) of all processes in the given process groups; 0 where there is no /proc. */
export function memoryOfGroups(groups: readonly number[]): number {
  const wanted = new Set(groups);
  let total = 0;
  let entries: string[] = [];
  try {
    entries = readdirSync('/proc');
  } catch {
    return 0;
  }
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) {
      continue;
    }
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      // The command may hold spaces and brackets: fields are counted after its closing bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (!wanted.has(Number(fields[2]))) {
        continue;
      }
      total += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended between the listing and the look.
    }
  }
  return total;
}
