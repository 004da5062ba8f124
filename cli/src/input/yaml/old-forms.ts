import { Document, Scalar, visit } from 'yaml';

/** Something about a document that is read otherwise than it looks, or cannot be read. */
interface Remark {
  readonly line: number;
  readonly message: string;
  readonly fatal: boolean;
}

/** What YAML 1.1, and so kubectl, takes for booleans and numbers, and YAML 1.2 for something else (yaml/go-yaml resolve.go). */
const BOOLEAN = /^(?:(y|Y|yes|Yes|YES|on|On|ON)|n|N|no|No|NO|off|Off|OFF)$/;
const MAYBE = /(?:^|[\s:,[{-])(?:(?:y|yes|on|n|no|off)\s*(?:[,\]}#\r\n:]|$)|[-+]?(?:0[\db_]|\d+_|\.(?:inf|nan)))/im;
const OCTAL = /^([-+]?)0([0-7_]+)$/;
const BINARY = /^([-+]?)0b([01_]+)$/;
const WITH_UNDERSCORES = /^([-+]?)(\d[\d_]*)$/;

/** Gives the old forms of a document the values that kubectl gives them. Those that a person may not expect are remarks. */
export function readOldForms(text: string, document: Document.Parsed, line: (offset: number) => number): Remark[] {
  const found: Remark[] = [];
  if (!MAYBE.test(text)) {
    return found;
  }
  visit(document, {
    Scalar: (key, node) => {
      if (node.type !== Scalar.PLAIN || node.tag !== undefined) {
        return;
      }
      const at = line(node.range?.[0] ?? 0);
      const { source = '' } = node;
      const truth = BOOLEAN.exec(source);
      if (truth) {
        const yes = truth[1] !== undefined;
        found.push({ line: at, message: booleanWords(source, yes, key === 'key'), fatal: false });
        (node as Scalar).value = key === 'key' ? String(yes) : yes;
      } else if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
        found.push({ line: at, message: `has the number '${source}', which Kubernetes cannot take; put it in quotes, or write another`, fatal: true });
      } else {
        (node as Scalar).value = oldNumber(source) ?? node.value;
      }
    },
  });
  return found;
}

function booleanWords(source: string, yes: boolean, isKey: boolean): string {
  return isKey ? `'${source}' as a key without quotes is '${yes}' to Kubernetes, and is taken as that; put it in quotes`
    : `'${source}' without quotes is the boolean ${yes} to Kubernetes, and is taken as that; write ${yes} or put it in quotes`;
}

function oldNumber(source: string): number | undefined {
  const forms: [RegExp, number][] = [[OCTAL, 8], [BINARY, 2], [WITH_UNDERSCORES, 10]];
  for (const [form, base] of forms) {
    const [, sign, written] = form.exec(source) ?? [];
    const digits = written?.replace(/_/g, '');
    if (digits) {
      return parseInt(digits, base) * (sign === '-' ? -1 : 1);
    }
  }
  return undefined;
}
