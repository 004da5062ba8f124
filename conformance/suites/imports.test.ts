import { readFileSync } from 'fs';
import { basename, join } from 'path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { moduleFolder } from '../src/components/go.js';
import { objectsOf, objectsOfFile, sha256, upstreamFile, yamlFiles } from '../src/modules.js';
import { REPOSITORY } from '../src/report/paths.js';
import { record } from '../src/report/record.js';

const notRun: string[] = [];
afterAll(() => record('imports', { notes: notRun.map(line => `not run: ${line}`) }));

/** What a committed schema or fixture says about where it comes from. */
function headerOf(text: string) {
  const field = (name: string) => new RegExp(`^# ${name}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  const [repository, ref] = field('Source').split(/, | \(/);
  return { repository, ref, path: field('Path'), digest: field('SHA-256') };
}

const SENTENCES = ['description', 'title', 'message', 'deprecationWarning'];

/** A second, cruder reading of what is a sentence than the script's own, so that a slip there shows here. */
function withoutSentences(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSentences);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(SENTENCES.includes(key) && typeof child === 'string') && key !== 'externalDocs')
      .map(([key, child]) => [key, withoutSentences(child)]),
  );
}

function comparable(crd: any) {
  const { 'controller-gen.kubebuilder.io/version': _generator, ...annotations } = crd.metadata.annotations ?? {};
  return { name: crd.metadata.name, labels: crd.metadata.labels ?? {}, annotations, spec: withoutSentences(crd.spec) };
}

describe('imports/crds: each committed schema is the upstream one without its sentences', () => {
  for (const file of yamlFiles(join(REPOSITORY, 'imports/crds'))) {
    test(basename(file), () => {
      const text = readFileSync(file, 'utf8');
      const header = headerOf(text);
      expect(header.digest).toMatch(/^[0-9a-f]{64}$/);
      const upstream = upstreamFile(header.repository, header.ref, header.path, header.digest);
      if (!upstream) {
        // The only component whose sources cannot be had as a module.
        expect(header.repository).toMatch(/^open-cluster-management-io\/(cluster-permission|helm-charts)$/);
        notRun.push(`${basename(file)}: no module holds ${header.repository} ${header.ref}`);
        return;
      }
      expect(sha256(upstream.text)).toBe(header.digest);
      expect(comparable(objectsOf(text)[0])).toStrictEqual(comparable(objectsOf(upstream.text)[0]));
    });
  }

  test('the committed schemas hold no sentence of upstream', () => {
    const sentences = (value: unknown, path: string): string[] => {
      if (Array.isArray(value)) {
        return value.flatMap((child, i) => sentences(child, `${path}[${i}]`));
      }
      if (value === null || typeof value !== 'object') {
        return [];
      }
      return Object.entries(value).flatMap(([key, child]) =>
        key === 'description' && typeof child === 'string' ? [path] : sentences(child, `${path}.${key}`),
      );
    };
    for (const file of yamlFiles(join(REPOSITORY, 'imports/crds'))) {
      expect(sentences(objectsOfFile(file), basename(file))).toStrictEqual([]);
    }
  });
});

describe('test/fixtures/kueue: each fixture is the shipped configuration', () => {
  for (const release of ['0.15.2', '0.16.1', '0.18.4', '0.19.2']) {
    const minor = release.split('.').slice(0, 2).join('.');
    test(`${minor} equals the file of Kueue ${release}`, () => {
      const text = readFileSync(join(REPOSITORY, `test/fixtures/kueue/controller-manager-config.v${minor}.yaml`), 'utf8');
      const header = headerOf(text);
      const shipped = readFileSync(join(moduleFolder(`sigs.k8s.io/kueue@v${release}`), header.path));
      expect(sha256(shipped)).toBe(header.digest);
      expect(objectsOf(text)).toStrictEqual(objectsOf(shipped.toString()));
    });
  }

  test('0.17 has no module: its fixture is read, not run', () => {
    notRun.push('the Kueue 0.17 fixture: no 0.17 release can be had as a module');
    expect(headerOf(readFileSync(join(REPOSITORY, 'test/fixtures/kueue/controller-manager-config.v0.17.yaml'), 'utf8')).ref).toMatch(/^v0\.17\./);
  });
});
