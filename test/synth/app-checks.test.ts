import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { ClusterProfileAccess, PermissionSet } from '../../src';
import { accessOf, bindingOf, hubWith, newChart, written } from '../fixtures/constructs';

test('T63 two objects of one name in an app are an error that names both', () => {
  const chart = newChart();
  const access = accessOf(chart);
  access.allow(PermissionSet.readOnly());
  const second = new ClusterProfileAccess(chart, 'second', { binding: access.binding });
  second.allow(PermissionSet.readOnly());
  expect(() => written(chart)).toThrow(
    /test\/second\/accounts\/cluster-one: metadata\.name = 'my-app': ManagedServiceAccount in namespace one is emitted by test\/access\/accounts\/cluster-one too, and the one applied last wins; rename one/);
});

test('T63 objects of one name in different groups, kinds or namespaces are different', () => {
  const chart = newChart();
  bindingOf(chart);
  const object = (id: string, apiVersion: string, kind: string, namespace?: string) =>
    new ApiObject(chart, id, { apiVersion, kind, metadata: { name: 'x', namespace } });
  object('a', 'v1', 'ConfigMap', 'one');
  object('b', 'v1', 'ConfigMap', 'two');
  object('c', 'v1', 'Secret', 'one');
  object('d', 'example.com/v1', 'ConfigMap', 'one');
  expect(() => written(chart)).not.toThrow();
  object('e', 'v1', 'ConfigMap');
  object('f', 'v1', 'ConfigMap');
  expect(() => written(chart)).toThrow(/ConfigMap is emitted by test\/e too/);
});

test.each([
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
])('T61 an output type that overwrites files is an error (%s)', yamlOutputType => {
  const app = new App({ outdir: Testing.app().outdir, yamlOutputType });
  const access = accessOf(new Chart(app, 'test'), hubWith(['one', 'two']));
  access.allow(PermissionSet.readOnly());
  expect(() => app.synth()).toThrow(
    /App: yamlOutputType = '.*': writes objects of several namespaces to one file, and all but the last are lost \(ManagedServiceAccount\.my-app, ClusterPermission\.my-app-access\); use YamlOutputType\.FILE_PER_CHART/);
});

test('one cluster can be written with any output type', () => {
  const app = new App({ outdir: Testing.app().outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const access = accessOf(new Chart(app, 'test'), hubWith(['one']));
  access.allow(PermissionSet.readOnly());
  expect(() => app.synth()).not.toThrow();
});
