import { Problem } from './problem';

/** Something that manifests are written in, and that some tool makes them from. */
interface Language {
  readonly files: RegExp;
  readonly what: string;
  /** How to judge what it makes. */
  readonly judge: string;
}

const LANGUAGES: readonly Language[] = [
  { files: /\.(jsonnet|libsonnet)(\.\w+)?$/i, what: 'is written in Jsonnet', judge: '`jsonnet FILE | ocm-access check -`' },
  { files: /\.cue$/, what: 'is written in CUE', judge: '`cue export --out yaml FILE | ocm-access check -`' },
  { files: /\.k$/, what: 'is written in KCL', judge: '`kcl run FILE | ocm-access check -`' },
  { files: /\.pkl$/, what: 'is written in Pkl', judge: '`pkl eval --format yaml FILE | ocm-access check -`' },
  { files: /\.dhall$/, what: 'is written in Dhall', judge: '`dhall-to-yaml --file FILE | ocm-access check -`' },
  { files: /\.(ya?ml|json)\.(j2|jinja2?|tmpl|tpl|gotmpl|template|erb|in)$/i, what: 'holds templates', judge: 'what they render to' },
];

/** A template of ytt: YAML with a program in comments, which begins at the start of a line. An embedded text can hold such comments further right. */
const YTT = /^(?:#@ (?:load\(|def |if |if\/end|for |for\/end|end|let |data\.|[A-Za-z_]\w* = )|#@(?:data|overlay|schema|library|yaml)\/|--- #@)/m;

/** What the file is, if ytt makes manifests of it. */
export function yttOf(text: string, folder: string): string | undefined {
  return text.includes('#@') && YTT.test(text) ? `holds templates of ytt: judge \`ytt -f ${folder} | ocm-access check -\`` : undefined;
}

/** What a file is, if manifests are made of it. */
export function languageOf(name: string): string | undefined {
  const found = LANGUAGES.find(({ files }) => files.test(name));
  return found && `${found.what}: judge ${found.judge}`;
}

/** One for each folder. */
export function unrenderedIn(files: readonly string[], folderOf: (file: string) => string): Problem[] {
  const said = new Map<string, Problem>();
  for (const name of files) {
    const message = languageOf(name);
    const file = folderOf(name) || '.';
    if (message !== undefined) {
      said.set(`${file}\n${message}`, { severity: 'skipped', file, message });
    }
  }
  return [...said.values()];
}
