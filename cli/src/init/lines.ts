/** A piece of `ocm-access.yaml`: each line with a comment that gives its source, or as a comment where something must be filled in first. */

/** A name in quotes, so that YAML reads it as text; whatever is not plain is escaped. */
export function quoted(text: string): string {
  return /^[\w./@-]+$/.test(text) ? `'${text}'` : ascii(JSON.stringify(text));
}

/** Text of the input inside a comment: it cannot end the line. */
export function remark(text: string): string {
  return ascii(text);
}

function ascii(text: string): string {
  return text.replace(/[^\u0020-\u007e]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function line(value: string, source: string): string {
  return `${value}  # ${remark(source)}`;
}

/** The same, as a proposal: without its mark it counts. */
export function proposal(value: string, source: string): string {
  return `# ${line(value, source)}`;
}
