import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { accessErrors, judgeOncePerSynth, oncePerSynth } from './judge-at-synth';
import { refusal, some } from '../errors/format-error';
import { groupOf } from '../kubernetes/kinds';

/**
 * What only the whole app shows. Registered once per app by whichever construct of ours comes first; cdk8s runs
 * validations once per chart and once more, so they are kept to one walk.
 */
const REGISTERED = Symbol.for('cdk8s-ocm.AppChecks');

export function checkOncePerApp(construct: IConstruct): void {
  const root = construct.node.root;
  if (REGISTERED in root) {
    return;
  }
  Object.defineProperty(root, REGISTERED, { value: true });
  judgeOncePerSynth(root);
  root.node.addValidation({
    validate: () => [...oncePerSynth(root, () => {
      const objects = root.node.findAll().filter(ApiObject.isApiObject);
      return [...sameObjectTwice(objects), ...overwrittenFiles(root, objects), ...accessErrors(root, objects)];
    })],
  });
}

/** Two objects of one name: whichever is applied last wins, in silence. */
function sameObjectTwice(objects: ApiObject[]): string[] {
  const first = new Map<string, ApiObject>();
  const errors: string[] = [];
  for (const object of objects) {
    const namespace = object.metadata.namespace ?? '';
    const key = `${groupOf(object.apiVersion)} ${object.kind} ${namespace} ${object.name}`;
    const other = first.get(key);
    if (other) {
      errors.push(refusal(object.node.path, 'metadata.name', object.name,
        {
          wrong: `${object.kind}${namespace && ` in namespace ${namespace}`} is emitted by ${other.node.path} too, and the one applied last wins`,
          remedy: 'rename one, or refer to the other as existing',
        }));
    } else {
      first.set(key, object);
    }
  }
  return errors;
}

/** cdk8s names the files of these output types `Kind.name`, without the namespace: same-named accounts of many clusters overwrite each other. */
function overwrittenFiles(root: IConstruct, objects: ApiObject[]): string[] {
  const perResource = root instanceof App
    && (root.yamlOutputType === YamlOutputType.FILE_PER_RESOURCE || root.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
  if (!perResource) {
    return [];
  }
  const seen = new Set<string>();
  const lost = new Set<string>();
  for (const object of objects) {
    const file = `${object.kind}.${object.name}`;
    (seen.has(file) ? lost : seen).add(file);
  }
  return lost.size === 0 ? [] : [refusal('App', 'yamlOutputType', YamlOutputType[(root as App).yamlOutputType],
    {
      wrong: `writes objects of several namespaces to one file, and all but the last are lost (${some([...lost])})`,
      remedy: 'use YamlOutputType.FILE_PER_CHART',
    })];
}
