import { join } from 'path';
import { parse } from 'yaml';
import { isObject, Json, JsonObject, readSource, Source, sourceFolder, toYaml, withHeader, writeAll } from './source-file';

const MADE_BY = 'Written by tools/generate/kueue-fixtures.ts: parsed and written again without comments. Not edited by hand.';
const REPOSITORY = 'kubernetes-sigs/kueue';
const CONFIG_KEY = 'controller_manager_config.yaml';

/** Release and digest of each default configuration; the file of a minor release is named by that minor. */
const CONFIGURATIONS: ReadonlyArray<readonly [minor: string, tag: string, sha256: string]> = [
  ['0.15', 'v0.15.8', '86c1856897c9848f9b0ab922034f9cee78cfa7888fc5803cc06010d016011186'],
  ['0.16', 'v0.16.9', '92476eb0474821632882143635558a30d7462781721db0e5ad5058a32c6ec15c'],
  ['0.17', 'v0.17.8', 'a7c32b6d301de1e35ee311765c9112944da0a4b6a93d2f05b6bc452ebcb1fda6'],
  ['0.18', 'v0.18.6', 'fc6e646679762fc6ff8147989abeebea0ecd7ac30fb60e8e8c6279f2d570bafe'],
  ['0.19', 'v0.19.2', '8e93a0218d6f2cfdedf1297b20811742d55991e5d030273c5f970543ff06e53b'],
];

const DEPLOYMENT: Source = {
  repository: REPOSITORY,
  ref: 'v0.19.2',
  commit: '8eab68778fc1b52affe165fdf5af29d1e9b4f3cb',
  path: 'Deployment kueue-controller-manager of `kustomize build config/default`',
  input: 'kueue-controller-manager.deployment.v0.19.2.yaml',
  sha256: '919fcaadcae1568e314ae236f07ac2b9a9c7807aeede8f982d4b3d72f84678b2',
};

const CONFIG_MAP: Source = {
  ...DEPLOYMENT,
  path: 'ConfigMap kueue-manager-config of `kustomize build config/default`',
  input: 'kueue-manager-config.configmap.v0.19.2.yaml',
  sha256: '419abb84f05cb5ca17c0194dff5d914fca1a0e536c0b50651a09baf5eddc3c1e',
};

/** The configuration is YAML inside a string, so its comments would outlive parsing the ConfigMap. */
function withoutEmbeddedComments(configMap: JsonObject): JsonObject {
  const data = configMap.data;
  const text = isObject(data) ? data[CONFIG_KEY] : undefined;
  if (!isObject(data) || typeof text !== 'string') {
    throw new Error(`${CONFIG_MAP.input}: data["${CONFIG_KEY}"] is not a string; give the ConfigMap kueue-manager-config`);
  }
  const configuration: Json = parse(text);
  return { ...configMap, data: { ...data, [CONFIG_KEY]: toYaml(configuration) } };
}

const folder = sourceFolder(__filename, 'the Kueue files named in tools/generate/kueue-fixtures.ts');
const root = join(__dirname, '..', '..');
const example = join(root, 'examples', 'kueue-included', 'kueue');
const files = new Map<string, string>();

for (const [minor, tag, sha256] of CONFIGURATIONS) {
  const source: Source = {
    repository: REPOSITORY,
    ref: tag,
    path: 'config/components/manager/controller_manager_config.yaml',
    input: `controller_manager_config.${tag}.yaml`,
    sha256,
  };
  files.set(
    join(root, 'test', 'fixtures', 'kueue', `controller-manager-config.v${minor}.yaml`),
    withHeader(source, MADE_BY, readSource(folder, source)),
  );
}
files.set(join(example, 'deployment.yaml'), withHeader(DEPLOYMENT, MADE_BY, readSource(folder, DEPLOYMENT)));
files.set(join(example, 'configmap.yaml'), withHeader(CONFIG_MAP, MADE_BY, withoutEmbeddedComments(readSource(folder, CONFIG_MAP))));

writeAll(files);
console.log(`${files.size} files in test/fixtures/kueue and examples/kueue-included/kueue`);
