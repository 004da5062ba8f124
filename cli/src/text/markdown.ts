/** Text that Markdown shows as it is: names come from manifests, and may hold anything. */
export function escape(text: string): string {
  return text.replace(/[\\`*_[\]|~]/g, '\\$&').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/[\r\n]+/g, ' ')
    // A mention or a reference to an issue would notify people who have nothing to do with it.
    .replace(/(^|[^\w])([@#])(?=\w)/g, '$1$2\u200b');
}
