import { ApiObject, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Step } from './order';
import { refuse } from '../errors/format-error';
import { kindOf } from '../kubernetes/kinds';
import { SYNC_WAVE } from '../ocm/annotations';

/** The step in which an object is applied, and whether it carries an annotation for it. */
export interface Placement {
  readonly step: Step;
  readonly argoCdSyncWaves: boolean;
}

/**
 * Makes an object in the tree. Takes what a generated `manifest(props)` returns, so that fields are typed, and
 * makes a raw ApiObject of it, so that a user's JSON patch with a field our schema does not know survives.
 */
export function emit(scope: Construct, id: string, manifest: ApiObjectProps, placement: Placement): ApiObject {
  const metadata = { ...manifest.metadata };
  if (placement.argoCdSyncWaves) {
    metadata.annotations = { ...metadata.annotations, [SYNC_WAVE]: String(placement.step) };
  }
  const object = new ApiObject(scope, id, { ...manifest, metadata });
  // A chart's namespace is written into cluster-scoped objects too, and no metadata prop can take it out again.
  if (object.chart.namespace !== undefined && kindOf(object.apiVersion, object.kind)?.namespaced === false) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}

/**
 * A chart beside that of a construct, so that its objects land in a file of their own. Not a nested chart: cdk8s
 * would then number all files of the app.
 */
export function chartBeside(scope: Construct, suffix: string): Chart {
  const chart = Chart.of(scope);
  const root = chart.node.scope ?? chart;
  if (root.node.tryFindChild(`${chart.node.id}-${suffix}`)) {
    refuse(scope.node.path, 'chart', `${chart.node.id}-${suffix}`, {
      wrong: 'already exists in the app, so the objects of this file would be written twice',
      remedy: 'create them once, or in another chart',
    });
  }
  return new Chart(root, `${chart.node.id}-${suffix}`, { labels: chart.labels, disableResourceNameHashes: true });
}
