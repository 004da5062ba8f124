export const PROFILE = { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ClusterProfile' };
export const SECRET = { apiVersion: 'v1', kind: 'Secret' };
export const WORKER = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueCluster' };
export const JOB = { apiVersion: 'batch/v1', kind: 'Job' };
