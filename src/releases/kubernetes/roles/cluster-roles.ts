/**
 * ClusterRoles, as Kubernetes ships them: one row a rule, with the releases that have it where not all do.
 * Written by tools/generate/well-known-roles.ts from the module k8s.io/kubernetes (Apache-2.0), below plugin/pkg/auth/authorizer/rbac/
 * bootstrappolicy/testdata/cluster-roles.yaml@v1.29.15, v1.30.14, v1.31.14, v1.32.10, v1.33.6, v1.34.2, v1.35.4, v1.36.0, v1.37.2.
 * Not edited by hand.
 */
export const CLUSTER_ROLES: Readonly<Record<string, string>> = {
  'cluster-admin': `
    * * *
    * url *
  `,
  'system:aggregate-to-admin': `
    create authorization.k8s.io localsubjectaccessreviews
    create,delete,deletecollection,get,list,patch,update,watch rbac.authorization.k8s.io rolebindings,roles
  `,
  'system:aggregate-to-edit': `
    create core pods/eviction
    create core serviceaccounts/token
    create,delete,deletecollection,get,list,patch,update,watch coordination.k8s.io leases
    create,delete,deletecollection,patch,update apps daemonsets,deployments,deployments/rollback,deployments/scale
    create,delete,deletecollection,patch,update apps replicasets,replicasets/scale,statefulsets,statefulsets/scale
    create,delete,deletecollection,patch,update autoscaling horizontalpodautoscalers
    create,delete,deletecollection,patch,update batch cronjobs,jobs
    create,delete,deletecollection,patch,update core configmaps,events,persistentvolumeclaims,replicationcontrollers @1.29..1.34
    create,delete,deletecollection,patch,update core configmaps,persistentvolumeclaims,replicationcontrollers @1.35..1.37
    create,delete,deletecollection,patch,update core pods,pods/attach,pods/exec,pods/portforward,pods/proxy
    create,delete,deletecollection,patch,update core replicationcontrollers/scale,secrets,serviceaccounts,services
    create,delete,deletecollection,patch,update core services/proxy
    create,delete,deletecollection,patch,update core,events.k8s.io events @1.35..1.37
    create,delete,deletecollection,patch,update extensions daemonsets,deployments,deployments/rollback,deployments/scale
    create,delete,deletecollection,patch,update extensions ingresses,networkpolicies,replicasets,replicasets/scale
    create,delete,deletecollection,patch,update extensions replicationcontrollers/scale
    create,delete,deletecollection,patch,update networking.k8s.io ingresses,networkpolicies
    create,delete,deletecollection,patch,update policy poddisruptionbudgets
    create,delete,deletecollection,patch,update resource.k8s.io resourceclaims,resourceclaimtemplates @1.34..1.37
    get,list,watch core pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy
    impersonate core serviceaccounts
  `,
  'system:aggregate-to-view': `
    get,list,watch apps controllerrevisions,daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status
    get,list,watch apps replicasets,replicasets/scale,replicasets/status,statefulsets,statefulsets/scale
    get,list,watch apps statefulsets/status
    get,list,watch autoscaling horizontalpodautoscalers,horizontalpodautoscalers/status
    get,list,watch batch cronjobs,cronjobs/status,jobs,jobs/status
    get,list,watch core bindings,events,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status @1.29..1.34
    get,list,watch core bindings,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status @1.35..1.37
    get,list,watch core configmaps,endpoints,persistentvolumeclaims,persistentvolumeclaims/status,pods
    get,list,watch core namespaces
    get,list,watch core replicationcontrollers,replicationcontrollers/scale,serviceaccounts,services,services/status
    get,list,watch core resourcequotas,resourcequotas/status
    get,list,watch core,events.k8s.io events @1.35..1.37
    get,list,watch discovery.k8s.io endpointslices
    get,list,watch extensions daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,ingresses
    get,list,watch extensions ingresses/status,networkpolicies,replicasets,replicasets/scale,replicasets/status
    get,list,watch extensions replicationcontrollers/scale
    get,list,watch networking.k8s.io ingresses,ingresses/status,networkpolicies
    get,list,watch policy poddisruptionbudgets,poddisruptionbudgets/status
    get,list,watch resource.k8s.io resourceclaims,resourceclaims/status,resourceclaimtemplates @1.34..1.37
  `,
  'system:auth-delegator': `
    create authentication.k8s.io tokenreviews
    create authorization.k8s.io subjectaccessreviews
  `,
  'system:basic-user': `
    create authentication.k8s.io selfsubjectreviews
    create authorization.k8s.io selfsubjectaccessreviews,selfsubjectrulesreviews
  `,
  'system:certificates.k8s.io:certificatesigningrequests:nodeclient': 'create certificates.k8s.io certificatesigningrequests/nodeclient',
  'system:certificates.k8s.io:certificatesigningrequests:selfnodeclient': 'create certificates.k8s.io certificatesigningrequests/selfnodeclient',
  'system:certificates.k8s.io:kube-apiserver-client-approver': 'approve certificates.k8s.io signers kubernetes.io/kube-apiserver-client',
  'system:certificates.k8s.io:kube-apiserver-client-kubelet-approver': `
    approve certificates.k8s.io signers kubernetes.io/kube-apiserver-client-kubelet
  `,
  'system:certificates.k8s.io:kubelet-serving-approver': 'approve certificates.k8s.io signers kubernetes.io/kubelet-serving',
  'system:certificates.k8s.io:legacy-unknown-approver': 'approve certificates.k8s.io signers kubernetes.io/legacy-unknown',
  'system:cluster-trust-bundle-discovery': 'get,list,watch certificates.k8s.io clustertrustbundles @1.37..1.37',
  'system:discovery': 'get url /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/',
  'system:heapster': `
    get,list,watch core events,namespaces,nodes,pods
    get,list,watch extensions deployments
  `,
  'system:kube-aggregator': 'get,list,watch core endpoints,services',
  'system:kube-controller-manager': `
    create authentication.k8s.io tokenreviews
    create authorization.k8s.io subjectaccessreviews
    create coordination.k8s.io leases
    create core secrets,serviceaccounts
    create core serviceaccounts/token
    create,patch,update core,events.k8s.io events
    delete core secrets
    get core configmaps,namespaces,secrets,serviceaccounts
    get,update coordination.k8s.io leases kube-controller-manager
    list,watch * *
    update core secrets,serviceaccounts
  `,
  'system:kube-dns': 'list,watch core endpoints,services',
  'system:kube-scheduler': `
    create authentication.k8s.io tokenreviews
    create authorization.k8s.io subjectaccessreviews
    create coordination.k8s.io leases
    create core bindings,pods/binding
    create,delete resource.k8s.io resourceclaims @1.36..1.37
    create,delete,deletecollection,get,list,patch,update,watch coordination.k8s.io leasecandidates @1.31..1.37
    create,patch,update core,events.k8s.io events
    delete,get,list,watch core pods
    get,list,patch,update,watch resource.k8s.io resourceclaims @1.34..1.37
    get,list,patch,update,watch resource.k8s.io resourceclaims/status @1.34..1.37
    get,list,update,watch coordination.k8s.io leases kube-scheduler @1.31..1.37
    get,list,watch apps statefulsets
    get,list,watch apps,extensions replicasets
    get,list,watch core namespaces
    get,list,watch core nodes
    get,list,watch core persistentvolumeclaims,persistentvolumes
    get,list,watch core replicationcontrollers,services
    get,list,watch policy poddisruptionbudgets
    get,list,watch resource.k8s.io deviceclasses @1.34..1.37
    get,list,watch resource.k8s.io devicetaintrules @1.37..1.37
    get,list,watch resource.k8s.io resourceslices @1.34..1.37
    get,list,watch storage.k8s.io csidrivers
    get,list,watch storage.k8s.io csinodes
    get,list,watch storage.k8s.io csistoragecapacities
    get,list,watch storage.k8s.io volumeattachments @1.32..1.37
    get,update coordination.k8s.io leases kube-scheduler @1.29..1.30
    patch,update core pods/status
    patch,update resource.k8s.io resourceclaims/binding @1.36..1.37
    update core pods/finalizers @1.34..1.37
  `,
  'system:kubelet-api-admin': `
    * core nodes/configz,nodes/healthz,nodes/pods @1.33..1.37
    * core nodes/log,nodes/metrics,nodes/proxy,nodes/stats
    get,list,watch core nodes
    proxy core nodes
  `,
  'system:monitoring': `
    get core nodes/metrics @1.34..1.37
    get url /flagz,/healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*,/statusz @1.36..1.37
    get url /healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/* @1.29..1.35
  `,
  'system:node': `
    create authentication.k8s.io tokenreviews
    create authorization.k8s.io localsubjectaccessreviews,subjectaccessreviews
    create core pods/eviction
    create core serviceaccounts/token
    create,delete core pods
    create,delete,get,patch,update coordination.k8s.io leases
    create,delete,get,patch,update storage.k8s.io csinodes
    create,get,list,watch certificates.k8s.io certificatesigningrequests
    create,get,list,watch certificates.k8s.io podcertificaterequests @1.37..1.37
    create,get,list,watch core nodes
    create,patch,update core events @1.29..1.34
    create,patch,update core,events.k8s.io events @1.35..1.37
    deletecollection resource.k8s.io resourceslices @1.34..1.37
    get core endpoints
    get core persistentvolumeclaims,persistentvolumes
    get core serviceaccounts @1.34..1.37
    get resource.k8s.io resourceclaims @1.34..1.37
    get storage.k8s.io volumeattachments
    get,list,watch certificates.k8s.io clustertrustbundles @1.37..1.37
    get,list,watch core configmaps,secrets
    get,list,watch core pods
    get,list,watch core services
    get,list,watch node.k8s.io runtimeclasses
    get,list,watch storage.k8s.io csidrivers
    get,patch,update core persistentvolumeclaims/status
    patch,update core nodes
    patch,update core nodes/status
    patch,update core pods/status
  `,
  'system:node-bootstrapper': 'create,get,list,watch certificates.k8s.io certificatesigningrequests',
  'system:node-problem-detector': `
    create,patch,update core,events.k8s.io events
    get core nodes
    patch core nodes/status
  `,
  'system:node-proxier': `
    create,patch,update core,events.k8s.io events
    get,list,watch core nodes
    list,watch core endpoints,services
    list,watch discovery.k8s.io endpointslices
    list,watch networking.k8s.io servicecidrs @1.33..1.37
  `,
  'system:persistent-volume-provisioner': `
    create,delete,get,list,watch core persistentvolumes
    create,patch,update core,events.k8s.io events
    get,list,update,watch core persistentvolumeclaims
    get,list,watch storage.k8s.io storageclasses
    watch core events
  `,
  'system:public-info-viewer': 'get url /healthz,/livez,/readyz,/version,/version/',
  'system:service-account-issuer-discovery': `
    get url /.well-known/openid-configuration,/.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/
  `,
  'system:volume-scheduler': `
    get,list,patch,update,watch core persistentvolumeclaims
    get,list,patch,update,watch core persistentvolumes
    get,list,watch storage.k8s.io storageclasses
  `,
};
