import { CORE_SCHEMA, load } from 'js-yaml';

/**
 * YAML in which a fast reader and the strict one cannot differ: no anchor, alias, tag, merge key, directive or complex key, and no form of a number, a
 * boolean or nothing that some versions of YAML read otherwise. Most manifests are such. What looks like one of these inside a text counts too: the strict
 * reader takes the document then.
 */
const ODD = new RegExp([
  // Where a value, a key or an item can begin, in one group, since that is looked for at every word of a large input:
  `(?:^|[\\s,\\[{:?-])(?:${[
    // an anchor, an alias, a tag; a character that is reserved,
    '[&*!@`%]',
    // a key of several lines, or none,
    '[?:](?:[\\s,\\]}]|$|(?<=(?:^|\\s).))',
    // nothing as a key,
    '(?:~|null)["\']?\\s*:',
    // an item of a list that is indented further, or is on the next line,
    '-(?: {2,}| *(?:#|$))',
    // what YAML 1.1 takes for a boolean.
    '(?:y|yes|on|n|no|off)\\s*(?:[,\\]}#:]|$)',
  ].join('|')})`,
  // Numbers that are not decimal or plainly written, and what is like one in YAML 1.1. What follows a hyphen belongs to a name.
  '(?:^|[\\s,\\[{:])(?:[-+]?(?:0[\\dbox_]|\\d[\\d.]*[_e]|\\.[\\din]|\\d+:\\d)|\\+\\d|-0(?![.\\d]))', '\\d\\.(?!\\d)',
  // Anything but plain spaces, lines and printable characters.
  '[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]',
  // A merge key, and what is nearly the mark of a document.
  '<<', '^(?:---|\\.\\.\\.)',
  // A block of text that states its end or indentation, begins with nothing, or has a comment right after its mark, as after what ends a value.
  '[|>](?:[-+\\d]*[+\\d]|-? *\\n *\\n|#)', '[\\]}"\']#',
  // A collection as a key, or where one could be: after what begins a key between braces, a comment apart.
  '[\\]}]\\s*:', '[{,]\\s*(?:[\\[{#]|(?:~|null)\\s*[,}#])', '[,\\[{]\\s*:',
  '__proto__',
].join('|'), 'im');
/** A first line that is indented. */
const INDENTED = /^\s* \S/;

/** The value of a document; nothing where the strict reader must decide, on a mistake too. */
export function readPlain(text: string): { readonly value: unknown } | undefined {
  if (INDENTED.test(text) || ODD.test(text)) {
    return undefined;
  }
  try {
    return { value: load(text, { schema: CORE_SCHEMA, onWarning: refuse }) };
  } catch {
    return undefined;
  }
}

function refuse(warning: Error): never {
  throw warning;
}
