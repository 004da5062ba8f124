import { Agent, request as httpsRequest } from 'https';
import { KubeConfig } from '@kubernetes/client-node';

/** A Kubernetes object as it goes over the wire. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [key: string]: any };
  [key: string]: any;
}

/** What names one object, or with an empty name all of a kind. */
export interface Ref {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
}

export const refOf = (object: KubeObject): Ref => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  name: object.metadata.name,
  namespace: object.metadata.namespace,
});

export class ApiError extends Error {
  constructor(
    public readonly status: number,
    public readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

export interface ApplyOptions {
  readonly manager?: string;
  readonly force?: boolean;
}

/** One identity at one API server: raw REST, so that field validation, subresources and error texts are ours to choose and to see. */
export class Api {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly resources = new Map<string, Map<string, Resource>>();

  constructor(public readonly config: KubeConfig) {}

  public get server(): string {
    return this.config.getCurrentCluster()!.server;
  }

  /** The same server under another identity. */
  public withToken(token: string): Api {
    const cluster = this.config.getCurrentCluster()!;
    const config = new KubeConfig();
    config.loadFromClusterAndUser(cluster, { name: 'token', token });
    return new Api(config);
  }

  public async request(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<any> {
    const url = new URL(this.server.replace(/\/$/, '') + path);
    const options: Record<string, any> = {};
    await this.config.applyToHTTPSOptions(options);
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((done, fail) => {
      const outgoing = httpsRequest(
        url,
        {
          method,
          agent: this.agent,
          ca: options.ca,
          cert: options.cert,
          key: options.key,
          timeout: 60_000,
          headers: {
            ...options.headers,
            Accept: 'application/json',
            ...(payload === undefined ? {} : { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(payload) }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            let parsed: any = text;
            try {
              parsed = JSON.parse(text);
            } catch {
              // /readyz and some refusals are plain text.
            }
            const status = response.statusCode ?? 0;
            if (status < 400) {
              done(parsed);
            } else {
              fail(new ApiError(status, parsed?.reason ?? '', `${method} ${path}: ${status} ${parsed?.message ?? text}`));
            }
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer in 60 s`)));
      outgoing.on('error', fail);
      outgoing.end(payload);
    });
  }

  /** The path of one object, or of the collection when the ref has no name. */
  public async path(ref: Ref): Promise<string> {
    const resource = await this.resource(ref.apiVersion, ref.kind);
    const root = ref.apiVersion.includes('/') ? `/apis/${ref.apiVersion}` : `/api/${ref.apiVersion}`;
    const scope = resource.namespaced && ref.namespace ? `/namespaces/${ref.namespace}` : '';
    return `${root}${scope}/${resource.plural}${ref.name ? `/${encodeURIComponent(ref.name)}` : ''}`;
  }

  public async get(ref: Ref): Promise<KubeObject> {
    return this.request('GET', await this.path(ref));
  }

  /** Undefined when there is no such object. */
  public async find(ref: Ref): Promise<KubeObject | undefined> {
    return this.get(ref).catch(error => {
      if (error instanceof ApiError && error.status === 404) {
        return undefined;
      }
      throw error;
    });
  }

  public async list(ref: Ref, query = ''): Promise<KubeObject[]> {
    const list = await this.request('GET', `${await this.path({ ...ref, name: undefined })}${query}`);
    return list.items.map((item: KubeObject) => ({ ...item, apiVersion: ref.apiVersion, kind: ref.kind }));
  }

  /** POST with strict field validation: unknown and duplicate fields are refused. */
  public async create(object: KubeObject): Promise<KubeObject> {
    const path = await this.path({ ...refOf(object), name: undefined });
    return this.request('POST', `${path}?fieldValidation=Strict&fieldManager=conformance`, object);
  }

  /** Server-side apply with strict field validation. */
  public async apply(object: KubeObject, options: ApplyOptions = {}): Promise<KubeObject> {
    const query = `?fieldValidation=Strict&fieldManager=${options.manager ?? 'conformance'}&force=${options.force ?? false}`;
    return this.request('PATCH', (await this.path(refOf(object))) + query, object, 'application/apply-patch+yaml');
  }

  public async merge(ref: Ref, patch: unknown, subresource = ''): Promise<KubeObject> {
    return this.request('PATCH', (await this.path(ref)) + (subresource ? `/${subresource}` : ''), patch, 'application/merge-patch+json');
  }

  public async jsonPatch(ref: Ref, patch: unknown): Promise<KubeObject> {
    return this.request('PATCH', await this.path(ref), patch, 'application/json-patch+json');
  }

  public async delete(ref: Ref): Promise<void> {
    await this.request('DELETE', await this.path(ref), { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' });
  }

  /** A token for a service account, by TokenRequest. */
  public async token(namespace: string, name: string, seconds = 3600): Promise<string> {
    const answer = await this.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: seconds },
    });
    return answer.status.token;
  }

  /** Whether this identity may do something, as the server itself answers. */
  public async may(verb: string, group: string, resource: string, where: { namespace?: string; name?: string } = {}): Promise<boolean> {
    const [plain, subresource] = resource.split('/');
    const answer = await this.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb, group, resource: plain, subresource, ...where } },
    });
    return answer.status.allowed === true;
  }

  /** Every kind that is served, in the version kubectl would choose, by the name that `kubectl api-resources --output name` gives it. */
  public async served(): Promise<Map<string, Ref>> {
    const { groups } = await this.request('GET', '/apis');
    const found = new Map<string, Ref>();
    for (const [kind, { plural }] of await this.kinds('v1')) {
      found.set(plural, { apiVersion: 'v1', kind });
    }
    for (const { name: group, preferredVersion, versions } of groups) {
      // A kind that the preferred version lacks is taken from another: ManagedClusterSet is not in v1 of its group.
      for (const { groupVersion: apiVersion } of [preferredVersion, ...versions]) {
        for (const [kind, { plural }] of await this.kinds(apiVersion)) {
          const name = `${plural}.${group}`;
          if (!found.has(name)) {
            found.set(name, { apiVersion, kind });
          }
        }
      }
    }
    return found;
  }

  public close(): void {
    this.agent.destroy();
  }

  private async resource(apiVersion: string, kind: string): Promise<Resource> {
    const found = this.resources.get(apiVersion)?.get(kind) ?? (await this.kinds(apiVersion)).get(kind);
    if (!found) {
      throw new ApiError(404, 'NotFound', `${this.server} serves no kind ${kind} in ${apiVersion}`);
    }
    return found;
  }

  private async kinds(apiVersion: string): Promise<Map<string, Resource>> {
    const list = await this.request('GET', apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);
    const kinds = new Map<string, Resource>();
    for (const entry of list.resources) {
      if (!entry.name.includes('/')) {
        kinds.set(entry.kind, { plural: entry.name, namespaced: entry.namespaced });
      }
    }
    this.resources.set(apiVersion, kinds);
    return kinds;
  }
}
