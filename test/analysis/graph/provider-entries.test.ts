import { AccessModel } from '../../../src/analysis/access-model';
import { application } from '../../fixtures/builders';

type Manifest = ReturnType<typeof application>[number];

/** An application whose provider file is spelled in another way. */
function spelled(change: (text: string) => string): Manifest[] {
  return application().map(manifest => {
    const text = (manifest.data as Record<string, string> | undefined)?.['providers.json'];
    return text === undefined ? manifest : { ...manifest, data: { 'providers.json': change(text) } };
  });
}

const answer = (manifests: Manifest[]) => {
  const model = AccessModel.fromManifests(manifests);
  return { access: model.toJson(), findings: model.findings.map(({ rule, messageId }) => `${rule}: ${messageId}`) };
};

test.each<[string, (text: string) => string]>([
  ['in another case', text => text.replace(/"(providers|execConfig|command|args|env|interactiveMode)":/g, key => key.toUpperCase())],
  ['with escapes', text => text.replace('"execConfig"', '"exec\\u0043onfig"')],
  ['twice, of which the last counts', text => text.replace('{"providers"', '{"PROVIDERS": [], "providers"')],
])('a provider file with keys %s is read as by Go', (_, change) => {
  expect(answer(spelled(change))).toStrictEqual(answer(application()));
});

test('and one whose last key has nothing gives nothing', () => {
  const text = JSON.stringify(answer(spelled(file => file.replace(/\}$/, ', "Providers": []}'))));
  expect(text).not.toBe(JSON.stringify(answer(application())));
});
