/**
 * Kind of job of each framework, and whether MultiKueue sends it, from each release on.
 * Written by tools/generate/kueue-configuration.ts from the modules sigs.k8s.io/kueue (Apache-2.0)
 * v0.15.2, v0.16.1, v0.17.1, v0.18.4, v0.19.0, v0.19.2. Not edited by hand.
 */
export const FRAMEWORK_KINDS: Readonly<Record<string, string>> = {
  'batch/job': '0.15.2 Job.v1.batch sent',
  'deployment': '0.15.2 Deployment.v1.apps',
  'jobset.x-k8s.io/jobset': '0.15.2 JobSet.v1alpha2.jobset.x-k8s.io sent',
  'kubeflow.org/jaxjob': '0.15.2 JAXJob.v1.kubeflow.org sent',
  'kubeflow.org/mpijob': '0.15.2 MPIJob.v2beta1.kubeflow.org sent',
  'kubeflow.org/paddlejob': '0.15.2 PaddleJob.v1.kubeflow.org sent',
  'kubeflow.org/pytorchjob': '0.15.2 PyTorchJob.v1.kubeflow.org sent',
  'kubeflow.org/tfjob': '0.15.2 TFJob.v1.kubeflow.org sent',
  'kubeflow.org/xgboostjob': '0.15.2 XGBoostJob.v1.kubeflow.org sent',
  'leaderworkerset.x-k8s.io/leaderworkerset': '0.15.2 LeaderWorkerSet.v1.leaderworkerset.x-k8s.io; 0.17.1 LeaderWorkerSet.v1.leaderworkerset.x-k8s.io sent',
  'pod': '0.15.2 Pod.v1. sent',
  'ray.io/raycluster': '0.15.2 RayCluster.v1.ray.io sent',
  'ray.io/rayjob': '0.15.2 RayJob.v1.ray.io sent',
  'ray.io/rayservice': '0.17.1 RayService.v1.ray.io sent',
  'sparkoperator.k8s.io/sparkapplication': '0.17.1 SparkApplication.v1beta2.sparkoperator.k8s.io',
  'statefulset': '0.15.2 StatefulSet.v1.apps; 0.16.1 StatefulSet.v1.apps sent',
  'trainer.kubeflow.org/trainjob': '0.15.2 TrainJob.v1alpha1.trainer.kubeflow.org sent',
  'workload.codeflare.dev/appwrapper': '0.15.2 AppWrapper.v1beta2.workload.codeflare.dev sent',
};
