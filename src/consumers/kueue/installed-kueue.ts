import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigurationRequest, configurationText, parseConfiguration, shippedConfiguration, withAccess } from './configuration';
import { shippedFrameworks } from './kueue-framework';
import { IncludedKueue } from './kueue-installation';
import { refuse } from '../../errors/format-error';
import { Json, list, record } from '../../kubernetes/json';
import { chartBeside } from '../../manifests/emit';
import { Step } from '../../manifests/order';
import { emitPartial } from '../../manifests/partial';
import { rewriteAtSynth } from '../../manifests/rewrite';
import { SUPPRESS_PREFIX } from '../../ocm/annotations';
import { AccessPlugin, mountInPlace, patchInto, WorkloadKind } from '../../plugin/access-plugin';
import { podOf } from '../../plugin/pod';
import { valueAt } from '../../releases/fact';
import { MANIFEST_NAMES } from '../../releases/kueue/facts';

/** What changing Kueue's own objects came to. */
export interface InstalledKueue {
  /** Frameworks that Kueue managed before and that the chosen ones leave out. */
  readonly unmanagedFrameworks: string[];
}

/** Kueue belongs to another installer: partial objects in a file of their own, to be applied server-side after it. */
export function patchReleaseManifests(
  owner: Construct, plugin: AccessPlugin, request: ConfigurationRequest, argoCdSyncWaves: boolean,
): InstalledKueue {
  const names = valueAt(MANIFEST_NAMES, request.release.factsOf);
  const text = configurationText(withAccess(owner.node.path, shippedConfiguration(request.release), request));
  const scope = new Construct(chartBeside(owner, 'kueue-patch'), 'kueue');
  emitPartial(scope, 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: names.configMap, namespace: request.namespace, ...suppression(request) && { annotations: suppression(request) } },
    data: { [names.configKey]: text },
  }, { step: Step.CONSUMER, argoCdSyncWaves });
  // The ConfigMap is mounted by subPath, so that the running pod never sees a change: the checksum restarts it.
  patchInto(plugin, scope, {
    kind: WorkloadKind.DEPLOYMENT,
    name: names.deployment,
    containers: [names.container],
    serviceAccountName: names.serviceAccount,
    restartOn: text,
  });
  return { unmanagedFrameworks: leftOut(shippedFrameworks(request.release), request) };
}

/** Kueue's objects are objects of this app: they are changed in place. */
export function patchIncluded(
  owner: Construct, plugin: AccessPlugin, request: ConfigurationRequest, { deployment, configMap }: IncludedKueue,
): InstalledKueue {
  const names = valueAt(MANIFEST_NAMES, request.release.factsOf);
  const where = owner.node.path;
  const prop = `installation.configMap.data['${names.configKey}']`;
  const read = (json: unknown) => parseConfiguration(where, prop, record(record(json).data)[names.configKey]);
  const before = read(configMap.toJson());
  withAccess(where, before, request);
  refuseFlagGates(where, deployment.toJson() as Json);
  rewriteAtSynth(owner, configMap, json => ({
    ...json,
    ...suppression(request) && { metadata: suppressed(json, request) },
    data: { ...record(json.data), [names.configKey]: configurationText(withAccess(where, read(json), request)) },
  }));
  rewriteAtSynth(owner, deployment, json => refuseFlagGates(where, json));
  mountInPlace(plugin, deployment, [names.container], () => configurationOf(configMap, names.configKey));
  // Without an integrations block Kueue's code manages batch/job alone.
  const managed = record(before.integrations).frameworks;
  return { unmanagedFrameworks: leftOut(Array.isArray(managed) ? managed.map(String) : ['batch/job'], request) };
}

/** The rule cannot tell a key that is newer than its schema from a typo: the user who names such a key vouches for it. */
function suppression({ unknown = {} }: ConfigurationRequest): Record<string, string> | undefined {
  const keys = Object.keys(unknown);
  return keys.length === 0 ? undefined : { [`${SUPPRESS_PREFIX}kueue-config-invalid`]: `unknownConfiguration: ${keys.join(', ')}` };
}

function suppressed({ metadata }: Json, request: ConfigurationRequest): Json {
  return { ...record(metadata), annotations: { ...record(record(metadata).annotations), ...suppression(request) } };
}

function configurationOf(configMap: ApiObject, key: string): string {
  return String(record(record(configMap.toJson()).data)[key]);
}

function leftOut(before: readonly string[], request: ConfigurationRequest): string[] {
  return before.filter(name => !request.frameworks.includes(name));
}

/** Gates on the command line and in the file at once: the manager exits. We need the file, so the flag must go. */
function refuseFlagGates(where: string, deployment: Json): Json {
  for (const container of list(record(podOf(deployment).spec).containers)) {
    const words = [container.command, container.args].flatMap(words_ => Array.isArray(words_) ? words_.map(String) : []);
    const flag = words.find(word => /^--?feature-gates(=|$)/.test(word));
    if (flag !== undefined) {
      refuse(where, `installation.deployment container ${container.name}`, flag, {
        wrong: 'sets feature gates on the command line, and the manager exits where the configuration sets some too',
        remedy: 'move them into the configuration: configuration: { featureGates: { … } }',
      });
    }
  }
  return deployment;
}
