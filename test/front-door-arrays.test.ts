import * as ts from 'typescript';
import { AccessModel, ClusterProfileAccess, ClusterSelector, ClusterSet, ConsumerBinding, LabelOperator, PermissionSet } from '../src';
import { bindingOf, hubOf, hubWith, IN_USE, multiKueueOf, newChart, written } from './fixtures/constructs';
import { frontDoor } from './fixtures/front-door';

const HIDDEN: readonly ts.SyntaxKind[] = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword];

/** `Class.property` of every public property or getter of the front door that gives a list. */
function publicLists(): string[] {
  const { checker, exports } = frontDoor();
  const classes = [...exports.values()].flatMap(symbol => symbol.declarations?.filter(ts.isClassDeclaration) ?? []);
  const isPublic = (member: ts.ClassElement) => !ts.canHaveModifiers(member) || !ts.getModifiers(member)?.some(({ kind }) => HIDDEN.includes(kind));
  const isList = (member: ts.ClassElement) => checker.isArrayType(checker.getNonNullableType(checker.getTypeAtLocation(member)));
  return classes.flatMap(declaration => declaration.members
    .filter(member => (ts.isPropertyDeclaration(member) || ts.isGetAccessor(member)) && isPublic(member) && isList(member))
    .map(member => `${declaration.name?.text}.${member.name?.getText()}`))
    .sort();
}

/** One of each class that has a list, with something in every list that can hold something. */
function instances(): Record<string, object> {
  const chart = newChart();
  const multiKueue = multiKueueOf(chart, hubWith(['one', 'two']));
  return {
    AccessModel: AccessModel.fromManifests([]),
    ClusterProfileAccess: multiKueue.access,
    ClusterSelector: ClusterSelector.names('one', 'two'),
    ConsumerBinding: multiKueue.binding,
    Fleet: multiKueue.binding.hub.fleet,
    MultiKueueIntegration: multiKueue,
  };
}

const LISTS = publicLists();

test('the front door has lists to look at', () => {
  expect(LISTS).toEqual(expect.arrayContaining(['ConsumerBinding.clusters', 'Fleet.clusters', 'MultiKueueIntegration.workers']));
});

test.each(LISTS)('changing the list of %s changes nothing else', name => {
  const [owner, property] = name.split('.');
  const instance = instances()[owner];
  expect(instance).toBeDefined();
  const read = () => Reflect.get(instance, property) as unknown[];

  const before = [...read()];
  read().length = 0;
  read().push('another');

  expect(read()).toStrictEqual(before);
});

test('an existing binding keeps its clusters too', () => {
  const chart = newChart();
  const clusterSets = [ClusterSet.matching('my-app-clusters', IN_USE)];
  const binding = ConsumerBinding.fromConsumerBindingAttributes(chart, 'existing', { hub: hubWith(['one', 'two']), namespace: 'my-app', clusterSets });

  binding.clusters.pop();

  expect(binding.clusters.map(cluster => cluster.name)).toStrictEqual(['one', 'two']);
});

test('workers that were taken out of the list are still workers', () => {
  const chart = newChart();
  const multiKueue = multiKueueOf(chart, hubWith(['one', 'two']));

  multiKueue.workers.splice(0, 1);
  multiKueue.addWorkerGroup('first', ClusterSelector.names('one'));
  multiKueue.addWorkerGroup('second', ClusterSelector.names('two'));

  expect(written(chart).filter(({ kind }) => kind === 'MultiKueueCluster').map(({ metadata }) => metadata.name)).toStrictEqual(['one', 'two']);
});

test('a binding whose list was shortened still gives access to every cluster', () => {
  const chart = newChart();
  const binding = bindingOf(chart);

  binding.clusters.pop();
  new ClusterProfileAccess(chart, 'access', { binding }).allow(PermissionSet.readOnly());

  const accounts = written(chart).filter(({ kind }) => kind === 'ManagedServiceAccount');
  expect(accounts.map(({ metadata }) => metadata.namespace)).toStrictEqual(['one', 'two']);
});

test('changing the labels of a cluster changes no cluster', () => {
  const [cluster] = hubOf([{ name: 'one', labels: { use: 'yes' } }]).fleet.clusters;

  cluster.labels.use = 'no';

  expect(cluster.labels).toStrictEqual({ use: 'yes' });
});

test('a selector shares no values with what made it or what it gives', () => {
  const values = ['yes'];
  const selector = ClusterSelector.of({ matchExpressions: [{ key: 'use', operator: LabelOperator.IN, values }] });
  const before = selector.toString();

  values.push('no');
  selector.toLabelSelector()?.matchExpressions?.[0].values?.push('no');

  expect(selector.toString()).toBe(before);
});

test('changing the lists of a report changes no other report', () => {
  const model = AccessModel.fromManifests([]);
  const before = JSON.stringify(model.toJson());

  const lists = Object.values(model.toJson()).filter(Array.isArray);
  lists.forEach(list => list.push('another'));

  expect(lists.length).toBeGreaterThan(0);
  expect(JSON.stringify(model.toJson())).toBe(before);
});
