import { ARGO_CD } from './argo-cd/component';
import { CLUSTER_PERMISSION } from './cluster-permission/component';
import { CLUSTER_PROXY } from './cluster-proxy/component';
import { Component } from './component';
import { KUBERNETES } from './kubernetes/component';
import { KUEUE } from './kueue/component';
import { MANAGED_SERVICE_ACCOUNT } from './managed-service-account/component';
import { OCM } from './ocm/component';

/** Every component whose releases make a difference. */
export const COMPONENTS = [KUEUE, KUBERNETES, MANAGED_SERVICE_ACCOUNT, CLUSTER_PERMISSION, ARGO_CD, OCM, CLUSTER_PROXY] as const satisfies readonly Component[];

/** Names of components in options. */
export type ComponentKey = typeof COMPONENTS[number]['key'];
