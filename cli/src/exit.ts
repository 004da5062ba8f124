interface ExitCode {
  readonly code: number;
  readonly meaning: string;
}

/** What a process exits with, the same for every command. Help, documentation and code read this table. */
export const EXIT_CODES = {
  FINE: { code: 0, meaning: 'success' },
  FINDINGS: { code: 1, meaning: 'found what `--fail-on` names' },
  UNREADABLE: { code: 2, meaning: 'could not run, could not read or write something, or found no Kubernetes object at all' },
  UNSEEN: { code: 3, meaning: 'kept for commands that look at a live hub: nothing is broken, and a step that should be seen was not' },
} as const satisfies Readonly<Record<string, ExitCode>>;

export const EXIT = {
  FINE: EXIT_CODES.FINE.code,
  FINDINGS: EXIT_CODES.FINDINGS.code,
  UNREADABLE: EXIT_CODES.UNREADABLE.code,
} as const;

/** For the help. */
export function exitCodesText(): string {
  return ['Exit codes:', ...Object.values(EXIT_CODES).map(({ code, meaning }) => `  ${code}  ${meaning.replace(/`/g, '')}`)].join('\n');
}
