/**
 * Roles, by namespace and name, as Kubernetes ships them: one row a rule, with the releases that have it where not all do.
 * Written by tools/generate/well-known-roles.ts from the module k8s.io/kubernetes (Apache-2.0), below plugin/pkg/auth/authorizer/rbac/
 * bootstrappolicy/testdata/namespace-roles.yaml@v1.29.15, v1.30.14, v1.31.14, v1.32.10, v1.33.6, v1.34.2, v1.35.4, v1.36.0, v1.37.2.
 * Not edited by hand.
 */
export const NAMESPACE_ROLES: Readonly<Record<string, string>> = {
  'kube-public/system:controller:bootstrap-signer': `
    create,patch,update core,events.k8s.io events
    get,list,watch core configmaps
    update core configmaps cluster-info
  `,
  'kube-system/extension-apiserver-authentication-reader': 'get,list,watch core configmaps extension-apiserver-authentication',
  'kube-system/system::leader-locking-kube-controller-manager': `
    create,get,list,update,watch coordination.k8s.io leasecandidates @1.31..1.37
    create,get,list,update,watch coordination.k8s.io leases @1.31..1.37
    get,update core configmaps kube-controller-manager @1.29..1.34
    watch core configmaps @1.29..1.34
  `,
  'kube-system/system::leader-locking-kube-scheduler': `
    create,get,list,update,watch coordination.k8s.io leasecandidates @1.31..1.37
    create,get,list,update,watch coordination.k8s.io leases @1.31..1.37
    get,update core configmaps kube-scheduler @1.29..1.34
    watch core configmaps @1.29..1.34
  `,
  'kube-system/system:controller:bootstrap-signer': 'get,list,watch core secrets',
  'kube-system/system:controller:cloud-provider': 'create,get,list,watch core configmaps',
  'kube-system/system:controller:token-cleaner': `
    create,patch,update core,events.k8s.io events
    delete,get,list,watch core secrets
  `,
};
