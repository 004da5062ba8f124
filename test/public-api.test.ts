import * as path from 'path';
import * as ts from 'typescript';
import { frontDoor, publishedDeclarations } from './fixtures/front-door';

const FRONT_DOOR = frontDoor();
const PUBLISHED = publishedDeclarations(FRONT_DOOR);

interface Member {
  /** `Type.member` */
  readonly name: string;
  readonly node: ts.Node;
}

function nameOf(node: ts.ClassElement | ts.TypeElement): string {
  return ts.isConstructorDeclaration(node) ? 'constructor' : node.name?.getText() ?? node.getText();
}

function membersIn(file: ts.SourceFile): Member[] {
  return file.statements
    .filter(statement => ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement))
    .flatMap(type => type.members.map(node => ({ name: `${type.name?.text}.${nameOf(node)}`, node })));
}

/** The members of all types that a user may import. */
function publicMembers(): Member[] {
  return [...FRONT_DOOR.exports.values()].flatMap(symbol => {
    const source = symbol.declarations?.[0].getSourceFile().fileName ?? '';
    const file = path.relative(path.join(__dirname, '..', 'src'), source).split(path.sep).join('/');
    const declarations = PUBLISHED.get(file);
    return declarations ? membersIn(declarations).filter(({ name }) => name.startsWith(`${symbol.name}.`)) : [];
  });
}

function hasAny(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, hasAny) ?? false);
}

test('the declarations of every exported type are read', () => {
  const names = publicMembers().map(({ name }) => name);

  expect(names).toEqual(expect.arrayContaining(['Hub.fleet', 'PermissionSet.label', 'AccessPlugin.command', 'Finding.rule', 'Release.version']));
});

test('the front door has types alone', () => {
  const isType = (node: ts.Node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
  const others = [...FRONT_DOOR.exports].filter(([, { declarations }]) => !declarations?.every(isType));

  expect(others.map(([name]) => name)).toStrictEqual([]);
});

test('no published member begins with an underscore', () => {
  const underscored = [...PUBLISHED.values()].flatMap(membersIn).filter(({ name }) => name.includes('._'));

  expect(underscored.map(({ name }) => name)).toStrictEqual([]);
});

test('no exported type has an untyped member', () => {
  const untyped = publicMembers().filter(({ node }) => hasAny(node)).map(({ name }) => name);

  expect([...new Set(untyped)].sort()).toStrictEqual([]);
});
