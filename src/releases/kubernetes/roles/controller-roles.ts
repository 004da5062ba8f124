/**
 * ClusterRoles of Kubernetes' controllers, as Kubernetes ships them: one row a rule, with the releases that have it where not all do.
 * Written by tools/generate/well-known-roles.ts from the module k8s.io/kubernetes (Apache-2.0), below plugin/pkg/auth/authorizer/rbac/
 * bootstrappolicy/testdata/controller-roles.yaml@v1.29.15, v1.30.14, v1.31.14, v1.32.10, v1.33.6, v1.34.2, v1.35.4, v1.36.0, v1.37.2.
 * Not edited by hand.
 */
export const CONTROLLER_ROLES: Readonly<Record<string, string>> = {
  'system:controller:attachdetach-controller': `
    create,delete,get,list,watch storage.k8s.io volumeattachments
    create,patch,update core,events.k8s.io events
    get,list,watch core nodes
    get,list,watch storage.k8s.io csidrivers
    get,list,watch storage.k8s.io csinodes
    list,watch core persistentvolumeclaims,persistentvolumes
    list,watch core pods
    patch,update core nodes/status
  `,
  'system:controller:certificate-controller': `
    approve certificates.k8s.io signers kubernetes.io/kube-apiserver-client-kubelet
    create authorization.k8s.io subjectaccessreviews
    create,patch,update core,events.k8s.io events
    delete,get,list,watch certificates.k8s.io certificatesigningrequests
    sign certificates.k8s.io signers kubernetes.io/kube-apiserver-client,kubernetes.io/kube-apiserver-client-kubelet
    sign certificates.k8s.io signers kubernetes.io/kubelet-serving,kubernetes.io/legacy-unknown
    update certificates.k8s.io certificatesigningrequests/approval,certificatesigningrequests/status
  `,
  'system:controller:clusterrole-aggregation-controller': 'escalate,get,list,patch,update,watch rbac.authorization.k8s.io clusterroles',
  'system:controller:cronjob-controller': `
    create,delete,get,list,patch,update,watch batch jobs
    create,patch,update core,events.k8s.io events
    delete,list core pods @1.29..1.31
    delete,list,watch core pods @1.32..1.37
    get,list,update,watch batch cronjobs
    update batch cronjobs/finalizers
    update batch cronjobs/status
  `,
  'system:controller:daemon-set-controller': `
    create core pods/binding
    create,delete,get,list,patch,update,watch apps controllerrevisions
    create,delete,list,patch,watch core pods
    create,patch,update core,events.k8s.io events
    get,list,watch apps,extensions daemonsets
    list,watch core nodes
    update apps,extensions daemonsets/finalizers
    update apps,extensions daemonsets/status
  `,
  'system:controller:deployment-controller': `
    create,delete,get,list,patch,update,watch apps,extensions replicasets
    create,patch,update core,events.k8s.io events
    get,list,update,watch apps,extensions deployments
    get,list,update,watch core pods
    update apps,extensions deployments/finalizers
    update apps,extensions deployments/status
  `,
  'system:controller:device-taint-eviction-controller': `
    create,patch,update core,events.k8s.io events @1.36..1.37
    delete,get,list,watch core pods @1.36..1.37
    get,list,watch resource.k8s.io deviceclasses @1.36..1.37
    get,list,watch resource.k8s.io devicetaintrules @1.37..1.37
    get,list,watch resource.k8s.io resourceclaims @1.36..1.37
    get,list,watch resource.k8s.io resourceslices @1.36..1.37
    patch,update core pods/status @1.36..1.37
    patch,update resource.k8s.io devicetaintrules/status @1.37..1.37
  `,
  'system:controller:disruption-controller': `
    create,patch,update core,events.k8s.io events
    get * */scale
    get,list,watch apps statefulsets
    get,list,watch apps,extensions deployments
    get,list,watch apps,extensions replicasets
    get,list,watch core replicationcontrollers
    get,list,watch policy poddisruptionbudgets
    patch,update core pods/status
    update policy poddisruptionbudgets/status
  `,
  'system:controller:endpoint-controller': `
    create core endpoints/restricted
    create,delete,get,list,update core endpoints @1.29..1.31
    create,delete,get,list,update,watch core endpoints @1.32..1.37
    create,patch,update core,events.k8s.io events
    get,list,watch core pods,services
  `,
  'system:controller:endpointslice-controller': `
    create,delete,get,list,update discovery.k8s.io endpointslices @1.29..1.31
    create,delete,get,list,update,watch discovery.k8s.io endpointslices @1.32..1.37
    create,patch,update core,events.k8s.io events
    get,list,watch core nodes,pods,services
    update core services/finalizers
  `,
  'system:controller:endpointslicemirroring-controller': `
    create,delete,get,list,update discovery.k8s.io endpointslices @1.29..1.31
    create,delete,get,list,update,watch discovery.k8s.io endpointslices @1.32..1.37
    create,patch,update core,events.k8s.io events
    get,list,watch core endpoints,services
    update core endpoints/finalizers
    update core services/finalizers
  `,
  'system:controller:ephemeral-volume-controller': `
    create,get,list,watch core persistentvolumeclaims
    create,patch,update core,events.k8s.io events
    get,list,watch core pods
    update core pods/finalizers
  `,
  'system:controller:expand-controller': `
    create,patch,update core,events.k8s.io events
    get core endpoints,services @1.29..1.31
    get core secrets @1.29..1.31
    get core services @1.32..1.35
    get,list,patch,update,watch core persistentvolumes
    get,list,watch core persistentvolumeclaims
    get,list,watch storage.k8s.io storageclasses @1.29..1.31
    patch,update core persistentvolumeclaims/status
  `,
  'system:controller:generic-garbage-collector': `
    create,patch,update core,events.k8s.io events
    delete,get,list,patch,update,watch * *
  `,
  'system:controller:horizontal-pod-autoscaler': `
    create,patch,update core,events.k8s.io events
    get,list custom.metrics.k8s.io * @1.29..1.31
    get,list external.metrics.k8s.io * @1.29..1.31
    get,list,watch autoscaling horizontalpodautoscalers
    get,list,watch custom.metrics.k8s.io * @1.32..1.37
    get,list,watch external.metrics.k8s.io * @1.32..1.37
    get,update * */scale
    list core pods @1.29..1.31
    list metrics.k8s.io pods @1.29..1.31
    list,watch core pods @1.32..1.37
    list,watch metrics.k8s.io pods @1.32..1.37
    update autoscaling horizontalpodautoscalers/status
  `,
  'system:controller:job-controller': `
    create,delete,list,patch,watch core pods
    create,patch,update core,events.k8s.io events
    get,list,patch,update,watch batch jobs
    update batch jobs/finalizers
    update batch jobs/status
  `,
  'system:controller:kube-apiserver-serving-clustertrustbundle-publisher': `
    attest certificates.k8s.io signers kubernetes.io/kube-apiserver-serving @1.37..1.37
    create,delete,list,update,watch certificates.k8s.io clustertrustbundles @1.37..1.37
    create,patch,update core,events.k8s.io events @1.37..1.37
  `,
  'system:controller:legacy-service-account-token-cleaner': `
    delete,patch core secrets
    get core configmaps kube-apiserver-legacy-service-account-token-tracking
  `,
  'system:controller:namespace-controller': `
    delete,deletecollection,get,list * * @1.29..1.31
    delete,deletecollection,get,list,watch * * @1.32..1.37
    delete,get,list,watch core namespaces
    update core namespaces/finalize,namespaces/status
  `,
  'system:controller:node-controller': `
    create,get,list,update networking.k8s.io clustercidrs @1.29..1.29
    create,patch,update core,events.k8s.io events
    delete,get,list core pods @1.31..1.31
    delete,get,list,patch,update core nodes @1.29..1.31
    delete,get,list,patch,update,watch core nodes @1.32..1.37
    delete,get,list,watch core pods @1.32..1.37
    delete,list core pods @1.29..1.30
    get core pods @1.29..1.30
    get,list,watch coordination.k8s.io leases @1.37..1.37
    patch,update core nodes/status
    patch,update core pods/status
  `,
  'system:controller:persistent-volume-binder': `
    create,delete,get core services @1.29..1.31
    create,delete,get,list,update,watch core persistentvolumes
    create,delete,get,list,watch core pods
    create,delete,get,update core endpoints @1.29..1.31
    create,patch,update core,events.k8s.io events
    get core secrets @1.29..1.31
    get core services @1.32..1.35
    get,list core nodes @1.29..1.31
    get,list,update,watch core persistentvolumeclaims
    get,list,watch storage.k8s.io storageclasses
    list,watch core nodes @1.32..1.37
    update core persistentvolumeclaims/status
    update core persistentvolumes/status
    watch core events
  `,
  'system:controller:pod-garbage-collector': `
    delete,list,watch core pods
    get,list core nodes @1.29..1.31
    get,list,watch core nodes @1.32..1.37
    patch core pods/status
  `,
  'system:controller:podcertificaterequestcleaner': 'delete,get,list,watch certificates.k8s.io podcertificaterequests @1.37..1.37',
  'system:controller:pv-protection-controller': `
    create,patch,update core,events.k8s.io events
    get,list,update,watch core persistentvolumes
  `,
  'system:controller:pvc-protection-controller': `
    create,patch,update core,events.k8s.io events
    get,list,update,watch core persistentvolumeclaims
    get,list,watch core pods
    update core persistentvolumeclaims/status @1.36..1.37
  `,
  'system:controller:replicaset-controller': `
    create,delete,list,patch,watch core pods
    create,patch,update core,events.k8s.io events
    get,list,update,watch apps,extensions replicasets
    update apps,extensions replicasets/finalizers
    update apps,extensions replicasets/status
  `,
  'system:controller:replication-controller': `
    create,delete,list,patch,watch core pods
    create,patch,update core,events.k8s.io events
    get,list,update,watch core replicationcontrollers
    update core replicationcontrollers/finalizers
    update core replicationcontrollers/status
  `,
  'system:controller:resource-claim-controller': `
    create,delete,get,list,watch resource.k8s.io resourceclaims @1.34..1.37
    create,patch,update core,events.k8s.io events @1.34..1.37
    get,list,watch core pods @1.34..1.37
    patch,update core pods/status @1.34..1.37
    patch,update resource.k8s.io resourceclaims,resourceclaims/status @1.34..1.37
    patch,update resource.k8s.io resourceclaims/binding @1.36..1.37
    update core pods/finalizers @1.34..1.37
  `,
  'system:controller:resourcequota-controller': `
    create,patch,update core,events.k8s.io events
    list,watch * *
    update core resourcequotas/status
  `,
  'system:controller:root-ca-cert-publisher': `
    create,patch,update core,events.k8s.io events
    create,update core configmaps
  `,
  'system:controller:route-controller': `
    create,patch,update core,events.k8s.io events
    list,watch core nodes
    patch core nodes/status
  `,
  'system:controller:selinux-warning-controller': `
    create,patch,update core,events.k8s.io events @1.33..1.37
    get,list,watch core persistentvolumeclaims @1.33..1.37
    get,list,watch core persistentvolumes @1.33..1.37
    get,list,watch core pods @1.33..1.37
    get,list,watch storage.k8s.io csidrivers @1.33..1.37
  `,
  'system:controller:service-account-controller': `
    create core serviceaccounts
    create,patch,update core,events.k8s.io events
  `,
  'system:controller:service-cidrs-controller': `
    create,patch,update core,events.k8s.io events @1.33..1.37
    get,list,patch,update,watch networking.k8s.io servicecidrs @1.33..1.37
    get,list,watch networking.k8s.io ipaddresses @1.33..1.37
    patch,update networking.k8s.io servicecidrs/finalizers @1.33..1.37
    patch,update networking.k8s.io servicecidrs/status @1.33..1.37
  `,
  'system:controller:service-controller': `
    create,patch,update core,events.k8s.io events
    get,list,watch core services
    list,watch core nodes
    patch,update core services/status
  `,
  'system:controller:statefulset-controller': `
    create,delete,get,list,patch,update,watch apps controllerrevisions
    create,delete,get,patch,update core pods
    create,get,list,watch core persistentvolumeclaims
    create,patch,update core,events.k8s.io events
    delete,update core persistentvolumeclaims
    get,list,watch apps statefulsets
    list,watch core pods
    update apps statefulsets/finalizers
    update apps statefulsets/status
    update core pods/finalizers
  `,
  'system:controller:storage-version-migrator-controller': `
    get apiextensions.k8s.io customresourcedefinitions @1.37..1.37
    list,patch * * @1.37..1.37
    patch apiextensions.k8s.io customresourcedefinitions/status @1.37..1.37
    update storagemigration.k8s.io storageversionmigrations/status @1.37..1.37
  `,
  'system:controller:ttl-after-finished-controller': `
    create,patch,update core,events.k8s.io events
    delete,get,list,watch batch jobs
  `,
  'system:controller:ttl-controller': `
    create,patch,update core,events.k8s.io events
    list,patch,update,watch core nodes
  `,
  'system:controller:validatingadmissionpolicy-status-controller': `
    create,patch,update core,events.k8s.io events @1.30..1.37
    get,list,watch admissionregistration.k8s.io validatingadmissionpolicies @1.30..1.37
    get,patch,update admissionregistration.k8s.io validatingadmissionpolicies/status @1.30..1.37
  `,
  'system:controller:volumeattributesclass-protection-controller': `
    create,patch,update core,events.k8s.io events @1.34..1.37
    get,list,update,watch storage.k8s.io volumeattributesclasses @1.34..1.37
    get,list,watch core persistentvolumeclaims @1.34..1.37
    get,list,watch core persistentvolumes @1.34..1.37
  `,
};
