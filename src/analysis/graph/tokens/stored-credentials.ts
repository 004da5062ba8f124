import { at, isRecord, strings, text } from '../../../kubernetes/json';
import { bearer, Credential, kubeconfigOf, looksLikeKubeconfig, shownAddress } from '../../../kubernetes/kubeconfig';
import { CONFIG_MAP, SECRET } from '../../../ocm/kinds';
import { heldTexts, textsBelow } from '../../input/held-texts';
import { KubeObject, Objects } from '../../input/objects';
import { argoCdClusters } from '../argo-cd';
import { accountIn } from '../provider-entries';
import { podField, Workload } from '../workloads';

/** A credential for a cluster that an object holds itself: no account of OCM is behind it, and no rotation. */
export interface StoredCredential extends Credential {
  readonly object: KubeObject;
  /** JSON path of the text that holds it. */
  readonly field: string;
  /** Key of that text in its Secret or ConfigMap; nothing in a workload. */
  readonly key?: string;
  readonly form: 'kubeconfig' | 'Argo CD cluster';
  /** What it is compared by; never shown. */
  readonly content: string;
}

/** Credentials in Secrets and ConfigMaps, and in variables and arguments of workloads. */
export function storedCredentials(objects: Objects, workloads: readonly Workload[]): StoredCredential[] {
  return [...fromArgoCd(objects), ...fromTexts(objects), ...workloads.flatMap(fromPod)];
}

/** Those of Argo CD that run no plugin of OCM (argoproj/argo-cd pkg/apis/application/v1alpha1/types.go, ClusterConfig). */
function fromArgoCd(objects: Objects): StoredCredential[] {
  return argoCdClusters(objects).flatMap(({ object, config, server, content }) => {
    const exec = at(config, 'execProviderConfig');
    if (!isRecord(config) || (isRecord(exec) && accountIn(strings(exec.args)) !== undefined)) {
      return [];
    }
    const method = [
      text(config.bearerToken) === '' ? undefined : bearer(text(config.bearerToken)),
      isRecord(exec) ? `command ${text(exec.command)}` : undefined,
      isRecord(config.awsAuthConfig) ? 'an identity of AWS' : undefined,
      text(config.username) === '' ? undefined : 'a password',
      text(at(config, 'tlsClientConfig', 'certData')) === '' ? undefined : 'a client certificate',
    ].find(one => one !== undefined) ?? 'the service account of Argo CD itself';
    return [{ object, field: 'config', key: 'config', form: 'Argo CD cluster' as const, server: shownAddress(server), method, content }];
  });
}

function fromTexts(objects: Objects): StoredCredential[] {
  return [...objects.of(SECRET), ...objects.of(CONFIG_MAP)].flatMap(object => heldTexts(object).flatMap(({ key, field, text: source }) =>
    ofKubeconfig(object, source, { field, key })));
}

function fromPod(workload: Workload): StoredCredential[] {
  return textsBelow(workload.pod.spec).flatMap(source => ofKubeconfig(workload.object, source, { field: podField(workload, 'spec') }));
}

function ofKubeconfig(object: KubeObject, source: string, place: { field: string; key?: string }): StoredCredential[] {
  return looksLikeKubeconfig(source)
    ? (kubeconfigOf(source) ?? []).map(credential => ({ object, ...place, form: 'kubeconfig' as const, content: source, ...credential })) : [];
}
