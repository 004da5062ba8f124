import { ascii } from '../text/ascii';

/** A piece of `ocm-access.yaml`: each line with a comment that gives its source, or as a comment where something must be filled in first. */

/** A name in quotes, so that YAML reads it as text; whatever is not plain is escaped. */
export function quoted(text: string): string {
  return /^[\w./@-]+$/.test(text) ? `'${text}'` : ascii(JSON.stringify(text));
}

export function line(value: string, source: string): string {
  return `${value}  # ${ascii(source)}`;
}

/** The same, as a proposal: without its mark it counts. */
export function proposal(value: string, source: string): string {
  return `# ${line(value, source)}`;
}
