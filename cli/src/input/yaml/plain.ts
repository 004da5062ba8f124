import { CORE_SCHEMA, load } from 'js-yaml';

/**
 * YAML in which a fast reader and the strict one cannot differ: no anchor, alias, tag, merge key, directive or complex key, and no form of a number, a
 * boolean or nothing that some versions of YAML read otherwise. Most manifests are such. What looks like one of these inside a text counts too: the strict
 * reader takes the document then.
 */
const ODD = new RegExp([
  // Anything but plain spaces, lines and printable characters.
  '[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]',
  // An anchor, an alias, a tag, a merge key; a character that is reserved.
  '(?:^|[\\s,\\[{:?-])[&*!@`%]', '<<',
  // What is nearly the mark of a document, a block of text that states its end or indentation or begins with nothing, and an item of a list that is
  // indented further, or is on the next line.
  '^(?:---|\\.\\.\\.)', '[|>][-+\\d]*[+\\d]', '[|>]-? *\\n *\\n', '- {2,}', '(?:^|\\s)- *(?:#|$)',
  // A comment right after what ends a value, and a first line that is indented.
  '[\\]}"\'|>]#', '(?<![\\s\\S])\\s* \\S',
  // A collection as a key, or where one could be: after what begins a key between braces, a comment apart.
  '[\\]}]\\s*:', '[{,]\\s*[\\[{#]',
  // A key of several lines, or none.
  '(?:^|[\\s,\\[{:?-])[?:](?:[\\s,\\]}]|$)', '^ *[?:]', '[,\\[{]\\s*:',
  // Nothing as a key.
  '(?:^|[\\s,\\[{:?-])(?:~|null)["\']?\\s*:', '[{,]\\s*(?:~|null)\\s*[,}#]',
  // Numbers that are not decimal or plainly written, and what is like one in YAML 1.1.
  '(?:^|[\\s,\\[{:-])[-+]?(?:0[\\dbox_]|\\d[\\d.]*[_e]|\\.[\\din]|\\d+:\\d)', '(?:^|[\\s,\\[{:-])\\+\\d', '-0(?![.\\d])', '\\d\\.(?!\\d)',
  // What YAML 1.1 takes for a boolean.
  '(?:^|[\\s:,\\[{-])(?:y|yes|on|n|no|off)\\s*(?:[,\\]}#:]|$)',
  '__proto__',
].join('|'), 'im');

/** The value of a document; nothing where the strict reader must decide, on a mistake too. */
export function readPlain(text: string): { readonly value: unknown } | undefined {
  if (ODD.test(text)) {
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
