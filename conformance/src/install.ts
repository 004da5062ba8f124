import { type Api, ApiError, type KubeObject } from './control-plane/api.js';
import { waitFor } from './process/wait.js';

const BATCH = 12;

/** Runs `act` over all items, a dozen at a time. */
export async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: BATCH }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        await act(item);
      }
    }),
  );
}

/** Applies upstream objects as their installer does, CRDs first and established. */
export async function install(api: Api, objects: readonly KubeObject[], manager = 'installer'): Promise<void> {
  const crds = objects.filter(object => object.kind === 'CustomResourceDefinition');
  const namespaces = objects.filter(object => object.kind === 'Namespace');
  const rest = objects.filter(object => !crds.includes(object) && !namespaces.includes(object));
  await inParallel([...crds, ...namespaces], object => api.apply(object, { manager, force: true }));
  await inParallel(crds, crd =>
    waitFor(`${crd.metadata.name} established`, async () => {
      const seen = await api.get({ apiVersion: crd.apiVersion, kind: crd.kind, name: crd.metadata.name });
      return seen.status?.conditions?.some((condition: any) => condition.type === 'Established' && condition.status === 'True');
    }),
  );
  await inParallel(rest, object => api.apply(object, { manager, force: true }));
}

export async function ensureNamespaces(api: Api, names: Iterable<string>): Promise<void> {
  await inParallel([...names], name =>
    api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }).catch(error => {
      if (!(error instanceof ApiError && error.status === 409)) {
        throw error;
      }
    }),
  );
}
