import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** Writes docs/schemas: what the answers in JSON hold, from the types that the command line writes them with. */
const ROOT = path.join(__dirname, '..', '..');
const FOLDER = path.join(ROOT, 'docs', 'schemas');
const SOURCE = path.join(ROOT, 'cli', 'src', 'json-answers.ts');
const COMMANDS = {
  'check': 'CheckAnswer',
  'report': 'ReportAnswer',
  'diff': 'DiffAnswer',
  'explain': 'ExplainAnswer',
  'who-can': 'WhoCanAnswer',
  'upgrade-plan': 'UpgradePlanAnswer',
};

type Schema = Readonly<Record<string, unknown>> | true;

const BOOLEAN = { type: 'boolean' };
const SIMPLE: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['unknown', true], ['string', { type: 'string' }], ['number', { type: 'number' }], ['boolean', BOOLEAN], ['true', BOOLEAN], ['false', BOOLEAN],
]);

/** Schemas of the types that one answer needs, each written once. */
class Definitions {
  public readonly byName: Record<string, Schema> = {};
  private readonly names = new Map<ts.Type, string>();

  public constructor(private readonly checker: ts.TypeChecker) {}

  public schemaOf(type: ts.Type): Schema {
    const simple = SIMPLE.get(this.checker.typeToString(type));
    if (simple) {
      return simple;
    }
    const plain = this.checker.getNonNullableType(type);
    if (plain.isUnion()) {
      return this.union(plain.types);
    }
    if (plain.isStringLiteral() || plain.isNumberLiteral()) {
      return { const: plain.value };
    }
    return plain === type ? this.structured(plain) : this.schemaOf(plain);
  }

  private union(types: readonly ts.Type[]): Schema {
    const values = types.flatMap(type => type.isStringLiteral() ? [type.value] : []);
    const others = types.filter(type => !type.isStringLiteral()).map(type => this.schemaOf(type));
    const all = [...values.length > 0 ? [{ enum: values }] : [], ...others];
    const once = [...new Map(all.map(schema => [JSON.stringify(schema), schema])).values()];
    return once.length === 1 ? once[0] : { anyOf: once };
  }

  private structured(type: ts.Type): Schema {
    if (this.checker.isArrayLikeType(type)) {
      return { type: 'array', items: this.schemaOf(this.checker.getTypeArguments(type as ts.TypeReference)[0]) };
    }
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return values ? { type: 'object', additionalProperties: this.schemaOf(values) } : this.reference(type);
  }

  private reference(type: ts.Type): Schema {
    const name = this.names.get(type) ?? this.nameOf(type);
    if (!this.names.has(type)) {
      this.names.set(type, name);
      this.byName[name] = this.object(type);
    }
    return { $ref: `#/$defs/${name}` };
  }

  private nameOf(type: ts.Type): string {
    const name = (type.aliasSymbol ?? type.symbol)?.name;
    if (name === undefined || name === '__type' || [...this.names.values()].includes(name)) {
      throw new Error(`a type in ${path.basename(SOURCE)} has the name ${name}, which is not one of its own: ${this.checker.typeToString(type)}`);
    }
    return name;
  }

  /** By its type, which a property of a mapped type has too, or by its mark, since `unknown` shows nothing. */
  private isOptional(property: ts.Symbol): boolean {
    const type = this.checker.getTypeOfSymbol(property);
    const { valueDeclaration } = property;
    return (type.isUnion() && type.types.some(one => this.checker.typeToString(one) === 'undefined'))
      || (valueDeclaration !== undefined && ts.isPropertySignature(valueDeclaration) && valueDeclaration.questionToken !== undefined);
  }

  private object(type: ts.Type): Schema {
    const properties = this.checker.getPropertiesOfType(type);
    return {
      type: 'object',
      required: properties.filter(property => !this.isOptional(property)).map(({ name }) => name),
      properties: Object.fromEntries(properties.map(property => [property.name, this.schemaOf(this.checker.getTypeOfSymbol(property))])),
      additionalProperties: false,
    };
  }
}

const program = ts.createProgram([SOURCE], {
  strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: ['node'],
});
const checker = program.getTypeChecker();
const source = program.getSourceFile(SOURCE);
const module_ = source && checker.getSymbolAtLocation(source);
const types = new Map((module_ ? checker.getExportsOfModule(module_) : []).map(symbol => [symbol.name, symbol]));

function rootOf(definitions: Definitions, name: string): Schema {
  const symbol = types.get(name);
  if (!symbol) {
    throw new Error(`${path.basename(SOURCE)} has no ${name}`);
  }
  return definitions.schemaOf(checker.getDeclaredTypeOfSymbol(symbol));
}

fs.mkdirSync(FOLDER, { recursive: true });
for (const [command, name] of Object.entries(COMMANDS)) {
  const definitions = new Definitions(checker);
  const anyOf = [rootOf(definitions, name), rootOf(definitions, 'Failure')];
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `ocm-access ${command} --format json`,
    anyOf,
    $defs: definitions.byName,
  };
  fs.writeFileSync(path.join(FOLDER, `${command}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
}
