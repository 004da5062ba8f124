/** Names of an input or a file, where they can neither end a line nor steer a terminal. */
export function ascii(text: string): string {
  return text.replace(/[^\u0020-\u007e]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
