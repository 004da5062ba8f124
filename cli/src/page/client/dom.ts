type Child = Node | string;
type Properties = Readonly<Record<string, string | number | undefined>>;

/** An element with its properties and children: text is text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children);
  return element;
}

export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export const MARKS: Readonly<Record<string, string>> = { 'complete': '✓', 'ok': '✓', 'broken': '✗', 'unknown': '?', 'not applicable': '·' };

export function fold(names: readonly string[], shown = 3): string {
  return names.length <= shown ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${(names.length - shown).toLocaleString('en')} more`;
}
