import { DocumentPlace, startOf } from './document-lines';
import { documentsOf } from './documents';
import { yttOf } from './languages';
import { Limits } from './limits';
import { Problem } from './problem';
import { longName } from './shape';
import { setOrigin, setRenderedLater, Unread } from '../analyzer';
import { YamlRead } from './yaml/read';

export type Json = Record<string, unknown>;

/** Where an object was read. */
export interface Place {
  readonly file: string;
  /** The line on which it starts, where reading has shown it. */
  readonly line?: number;
  /** The document that holds it, for finding the line of a field. */
  readonly document: DocumentPlace;
}

/** What is found in files, one after the other. */
export interface Gathered {
  readonly manifests: Json[];
  readonly places: Place[];
  readonly problems: Problem[];
  readonly skipped: unknown[];
}

export interface File {
  readonly name: string;
  readonly text: string;
  /** Whether what it holds is changed before it is applied. */
  readonly fragment: boolean;
}

type Wrong = Pick<Problem, 'severity' | 'message'>;

/** Files that other tools keep in the same folders: where they hold no Kubernetes object, they belong to that tool. */
const OTHERS = /(^|[/\\:])(package(-lock)?|tsconfig[^/\\]*)\.json$/;
/** Settings of other tools and of GitHub. */
const HIDDEN = /(^|[/\\:])(\.github[/\\].*|\.[^./\\][^/\\]*)$/;
/** Settings and baselines: read for themselves. */
const SETTINGS = /(^|[/\\:])ocm-access(\.baseline)?\.(ya?ml|json)$/;
const RENDERED_LATER = 'it is rendered later';

/** Takes the objects of a file, and names what else is in it. */
export function take(file: File, limits: Limits, gathered: Gathered): void {
  const { objects, problems, skipped } = objectsOf(file, limits);
  gathered.manifests.push(...objects.map(({ value }) => value));
  gathered.places.push(...objects.map(({ value: _, ...place }) => place));
  // A folder is named once, however many of its files are the same.
  gathered.problems.push(...problems.filter(problem => problem.line !== undefined || !gathered.problems.some(other => isSameProblem(problem, other))));
  gathered.skipped.push(...skipped);
}

function isSameProblem(one: Problem, other: Problem): boolean {
  return one.file === other.file && one.message === other.message && other.line === undefined;
}

/** In which folder a file is, as it is written. */
function folderOf(name: string): string {
  const end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  return end < 0 ? '.' : name.slice(0, end);
}

interface Objects {
  readonly objects: readonly (Place & { readonly value: Json })[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly unknown[];
}

function objectsOf(file: File, limits: Limits): Objects {
  const { name, text } = file;
  const folder = folderOf(name);
  const ytt = yttOf(text, folder);
  const fragment = file.fragment || ytt !== undefined;
  const { objects: documents, problems: broken } = documentsOf(text, limits);
  const template = isTemplate(text);
  const found = documents.map(({ value, line, item, ...whole }) => {
    const document = { text, ...whole, ...item === undefined ? {} : { item } };
    const wrong = template && holdsMarks(value) ? IS_TEMPLATE : wrongWith(value, limits);
    return { value, wrong, place: { file: name, line, document } };
  });
  const objects = found.filter(({ wrong }) => wrong === undefined).map(({ value, place }) => ({ value: value as Json, ...place }));
  objects.forEach(({ value }) => {
    setOrigin(value, name);
    if (fragment) {
      setRenderedLater(value);
    }
  });
  const spelled = broken.map(({ line, message, fatal }): Problem =>
    ({ file: name, line, ...template && fatal && message.startsWith('is not YAML') ? IS_TEMPLATE : { severity: fatal ? 'unreadable' : 'remark', message } }));
  const others = found.flatMap(({ value, wrong, place }) => wrong ? [{ value, ...wrong, file: name, line: place.line ?? startOf(place.document) }] : []);
  const ofYtt: Problem[] = ytt === undefined ? [] : [{ severity: 'skipped', file: folder, message: ytt }];
  const problems = [...spelled, ...others.map(({ value: _, ...problem }): Problem => problem)];
  const instead = [
    ...spelled.filter(isTemplateProblem).slice(0, 1).map(({ message }) => new Unread(message === IS_TEMPLATE.message ? 'it is a template' : message, text)),
    ...others.flatMap(({ value, ...problem }) => insteadOf(value, problem, fragment)),
  ];
  return objects.length === 0 && !fragment ? asOneFile({ objects, problems, skipped: instead }, name, isOfOthers(name, documents, broken)) : {
    objects,
    problems: [...ofYtt, ...fragment ? problems.filter(({ severity }) => severity === 'remark' || (ytt && severity === 'unreadable')) : problems],
    skipped: instead,
  };
}

function isTemplateProblem({ message }: Problem): boolean {
  return message === IS_TEMPLATE.message;
}

/** What the model counts as not judged. */
function insteadOf(value: unknown, problem: Problem, fragment: boolean): unknown[] {
  if (fragment || isTemplateProblem(problem)) {
    return [new Unread(fragment ? RENDERED_LATER : 'it is a template', JSON.stringify(value))];
  }
  return problem.severity === 'skipped' ? [value] : [];
}

/** Of a hidden file all must have been read, and nothing can be an object without its kind: these have names. */
function isOfOthers(file: string, documents: YamlRead['objects'], broken: YamlRead['problems']): boolean {
  return OTHERS.test(file) || (HIDDEN.test(file) && !broken.some(({ fatal }) => fatal)
    && !documents.some(({ value }) => isRecord(value) && ['metadata', 'subjects', 'roleRef'].some(key => Object.hasOwn(value, key))));
}

/** A file of another tool is named once, however many documents it has, and is nothing to judge. The settings are read for themselves. */
function asOneFile(all: Objects, file: string, others: boolean): Objects {
  if (SETTINGS.test(file)) {
    return { objects: [], problems: [], skipped: [] };
  }
  return others && all.problems.length > 0
    ? { objects: [], problems: [{ severity: 'skipped', file, message: 'is a file of another tool and holds no Kubernetes object' }], skipped: [] } : all;
}

const IS_TEMPLATE: Wrong = { severity: 'skipped', message: 'is a template of Go or Helm: judge what it renders to' };

/** Go's templates, as Helm has them. What no YAML reader takes, kubectl applies no more than we do. */
function isTemplate(text: string): boolean {
  return /\{\{-? ?(?:\.|\$|if |end|include |range |with |define |template |toYaml |tpl |\/\*)/.test(text);
}

/** `{{ .Values.name }}` without quotes is a mapping with a mapping for a key, which nothing in Kubernetes has. */
function holdsMarks(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && Object.entries(value).some(([key, inner]) => (key.startsWith('{ ') && key.endsWith(' }')) || holdsMarks(inner));
}

function wrongWith(value: unknown, limits: Limits): Wrong | undefined {
  const wrong = isRecord(value) ? longName(value, limits) : undefined;
  return wrong === undefined ? notKubernetes(value) : { severity: 'unreadable', message: wrong };
}

/** What only Kubernetes objects have: without a kind, it is one that somebody has spoilt, or whose kind another reader finds. */
const OF_OBJECTS = ['metadata', 'spec', 'rules', 'subjects', 'roleRef', 'items'];

/** Nothing of what is not a manifest is printed: it can be any file. */
function notKubernetes(value: unknown): Wrong | undefined {
  if (!isRecord(value)) {
    return { severity: 'skipped', message: `is not a Kubernetes object: ${Array.isArray(value) ? 'a list' : 'a text'} is in the place of an object` };
  }
  const missing = ['apiVersion', 'kind'].filter(key => typeof value[key] !== 'string' || value[key] === '');
  if (missing.length === 0) {
    return undefined;
  }
  const telling = missing.includes('kind') ? OF_OBJECTS.filter(key => Object.hasOwn(value, key)) : [];
  return telling.length > 0
    ? { severity: 'unreadable', message: `has ${telling.join(' and ')} and no ${missing.join(' and no ')}; complete it, or leave the file out` }
    : { severity: 'skipped', message: `is not a Kubernetes object: it has no ${missing.join(' and no ')}` };
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
