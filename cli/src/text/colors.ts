import picocolors from 'picocolors';

type Severity = 'error' | 'warning' | 'notice';

/** How texts are highlighted. */
export interface Colors {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly severity: (severity: Severity, words?: string) => string;
}

export const NO_COLORS = colorsOf(false);

export function colorsOf(enabled: boolean): Colors {
  const { bold, dim, red, yellow, cyan, green } = picocolors.createColors(enabled);
  const severities = { error: red, warning: yellow, notice: cyan };
  return { bold, dim, good: green, bad: red, unsure: yellow, severity: (severity, words = severity) => bold(severities[severity](words)) };
}
