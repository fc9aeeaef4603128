import { Ajv, type ValidateFunction } from 'ajv';

/** One operation of an OpenAPI document, with the checks of its answers. */
export interface Operation {
  readonly method: string;
  /** As the document writes it, such as `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** By status; null where the document gives no JSON body for it. */
  readonly answers: ReadonlyMap<number, ValidateFunction | null>;
  readonly scopes: OperationScopes;
}

/** What an app needs for an operation: one of the classic scopes, or all of the granular ones. */
export interface OperationScopes {
  readonly classic: readonly string[];
  readonly granular: readonly string[];
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const METHODS = ['get', 'post', 'put', 'delete'];

/** OpenAPI documents as far as they tell what may be answered. Throws a TypeError for anything that is none. */
export class Specification {
  readonly #operations: Operation[] = [];

  add(document: unknown): void {
    const paths = record(record(document)['paths']);
    if (Object.keys(paths).length === 0)
      throw new TypeError('This is not an OpenAPI document: it has no paths.');
    const id = `document-${this.#operations.length}`;
    const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, ownProperties: true });
    for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
    const relaxed = structuredClone(record(document));
    for (const property of nullInTruth) allowNull(relaxed, property);
    for (const path of listInTruth) allowList(relaxed, path);
    for (const path of ownErrorBodies) allowErrorBody(relaxed, path);
    tellApart(relaxed);
    nameAuthors(relaxed);
    openOptions(relaxed);
    allowAlternatives(relaxed);
    namePosition(relaxed);
    addInTruth(relaxed);
    ajv.addSchema({ ...relaxed, $id: id });
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of METHODS) {
        const operation = record(methods)[method];
        if (operation !== undefined) this.#operations.push(readOperation(ajv, id, path, method, operation));
      }
    }
  }

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** For a path as it is asked for or as a route declares it (`/issue/:key`); fixed words win over placeholders. */
  find(method: string, path: string): Operation | null {
    const segments = path.split('/');
    const rank = (operation: Operation) => operation.path.split('{').length;
    return (
      this.#operations
        .filter((operation) => operation.method === method && fits(operation.path.split('/'), segments))
        .toSorted((left, right) => rank(left) - rank(right))[0] ?? null
    );
  }
}

/**
 * Where Jira answers null although its document asks for a text: a changelog names what was empty before or after by
 * null, and clients tell "empty" by it. Everything else is held to the letter.
 */
const nullInTruth = ['from', 'fromString', 'to', 'toString'].map((name) => ['ChangeDetails', name] as const);

/** Without a global id Jira answers a list of the links, although its document describes a single one. */
const listInTruth = ['/rest/api/3/issue/{issueIdOrKey}/remotelink'];

function allowList(document: Record<string, unknown>, path: string): void {
  const answers = record(record(record(record(document['paths'])[path])['get'])['responses'])['200'];
  const content = record(record(answers)['content'])['application/json'];
  const { schema } = record(content);
  if (typeof content === 'object' && content !== null)
    Object.assign(content, { schema: { anyOf: [schema, { type: 'array', items: schema }] } });
}

/** Operations with a shape of their own for what is wrong with single issues. */
const ownErrorBodies = [
  'issue/bulk',
  ...['delete', 'watch', 'unwatch', 'transition', 'fields'].map((name) => `bulk/issues/${name}`),
].map((path) => `/rest/api/3/${path}`);

/** A body of several issues that cannot be read at all is refused like any other, which the document leaves out. */
function allowErrorBody(document: Record<string, unknown>, path: string): void {
  const answers = record(record(record(record(document['paths'])[path])['post'])['responses'])['400'];
  const content = record(record(answers)['content'])['application/json'];
  const { schema } = record(content);
  if (typeof content === 'object' && content !== null)
    Object.assign(content, { schema: { anyOf: [schema, { $ref: '#/components/schemas/ErrorCollection' }] } });
}

function allowNull(document: Record<string, unknown>, [schema, property]: readonly [string, string]): void {
  const schemas = record(record(document['components'])['schemas']);
  const described = record(record(schemas[schema])['properties'])[property];
  if (typeof described === 'object' && described !== null) Object.assign(described, { nullable: true });
}

/** The document names the row and the column of a gadget by their descriptions; its own example has the names. */
function namePosition(document: Record<string, unknown>): void {
  const schema = record(record(document['components'])['schemas'])['DashboardGadgetPosition'];
  if (typeof schema !== 'object' || schema === null) return;
  const number = { type: 'integer', format: 'int32' };
  Object.assign(schema, { properties: { row: number, column: number }, required: ['row', 'column'] });
}

/** The schema of a field configuration is that of a new one; the example beside it has what only an old one has. */
function addInTruth(document: Record<string, unknown>): void {
  const schema = record(record(document['components'])['schemas'])['FieldConfigurationDetails'];
  if (typeof schema !== 'object' || schema === null) return;
  const added = { id: { type: 'integer', format: 'int64' }, isDefault: { type: 'boolean' } };
  Object.assign(schema, { properties: { ...record(record(schema)['properties']), ...added } });
}

/** The schema of an audit record leaves out whose account it was; the example beside it has it. */
function nameAuthors(document: Record<string, unknown>): void {
  const schema = record(record(document['components'])['schemas'])['AuditRecordBean'];
  if (typeof schema !== 'object' || schema === null) return;
  const added = { authorAccountId: { type: 'string' } };
  Object.assign(schema, { properties: { ...record(record(schema)['properties']), ...added } });
}

/** The schema of an option has no parts at all and forbids any; the example beside it has an id and more. */
function openOptions(document: Record<string, unknown>): void {
  const schema = record(record(document['components'])['schemas'])['IssueBulkOperationsFieldOption'];
  if (typeof schema === 'object' && schema !== null) Object.assign(schema, { additionalProperties: true });
}

/** Schemas that are one of several others and yet forbid every property can describe nothing, as that of a JQL clause. */
function allowAlternatives(document: Record<string, unknown>): void {
  for (const schema of Object.values(record(record(document['components'])['schemas']))) {
    const { anyOf, oneOf, properties } = record(schema);
    if ((anyOf ?? oneOf) !== undefined && properties === undefined)
      Object.assign(schema as object, { additionalProperties: true });
  }
}

/** Alternatives that one property tells apart have its names only there: several fit by their other parts. */
function tellApart(document: Record<string, unknown>): void {
  const schemas = record(record(document['components'])['schemas']);
  for (const schema of Object.values(schemas)) {
    const { oneOf, discriminator } = record(schema);
    const { propertyName, mapping } = record(discriminator);
    if (oneOf === undefined || typeof propertyName !== 'string') continue;
    const named = Map.groupBy(Object.entries(record(mapping)), ([, target]) => String(target));
    for (const [target, names] of named) {
      const alternative = schemas[target.slice(target.lastIndexOf('/') + 1)];
      if (typeof alternative !== 'object' || alternative === null) continue;
      const only = { [propertyName]: { type: 'string', enum: names.map(([name]) => name) } };
      Object.assign(alternative, { properties: { ...record(record(alternative)['properties']), ...only } });
    }
  }
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

function readOperation(ajv: Ajv, id: string, path: string, method: string, operation: unknown): Operation {
  const answers = new Map<number, ValidateFunction | null>();
  for (const [status, answer] of Object.entries(record(record(operation)['responses']))) {
    const content = record(record(answer)['content']);
    const media = content['application/json'];
    const isOfAnyType = content['*/*'] !== undefined;
    const schema = record(media)['schema'];
    const pointer = ['paths', path, method, 'responses', status, 'content', 'application/json', 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const wanted = schema === undefined ? schemaOf(exampleOf(media)) : { $ref: `${id}#/${pointer}` };
    answers.set(Number(status), media === undefined ? null : lazily(ajv, wanted, isOfAnyType));
  }
  return { method: method.toUpperCase(), path, answers, scopes: scopesOf(operation) };
}

/** The platform's document lists both kinds in an extension of its own; the agile one has them as OpenAPI wants it. */
function scopesOf(operation: unknown): OperationScopes {
  const { 'x-atlassian-oauth2-scopes': extension, security } = record(operation);
  const sets = [
    ...listOf(extension).map((entry) => record(entry)['scopes']),
    ...listOf(security).map((entry) => record(entry)['OAuth2']),
  ].map((scopes) => listOf(scopes).filter((scope) => typeof scope === 'string'));
  const withParts = (count: number) =>
    sets.find((scopes) => scopes.some((scope) => scope.split(':').length === count)) ?? [];
  return { classic: withParts(2), granular: withParts(3) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Most answers of the agile API are described by an example alone; undefined where that is missing or no JSON. */
function exampleOf(media: unknown): unknown {
  const { example } = record(media);
  if (typeof example !== 'string') return example;
  try {
    return JSON.parse(example);
  } catch {
    return undefined;
  }
}

/** Whatever has the example's properties must have them in the example's types; it may lack some, and have others. */
function schemaOf(example: unknown): object {
  if (Array.isArray(example)) return { type: 'array', items: schemaOf(example[0]) };
  if (typeof example === 'object' && example !== null) {
    // What stands under an issue's fields is filled in without care, such as 1 for a time.
    const properties = Object.entries(example).map(([name, value]) => [
      name,
      name === 'fields' ? { type: 'object' } : schemaOf(value),
    ]);
    return { type: 'object', properties: Object.fromEntries(properties), nullable: true };
  }
  if (example === undefined || example === null) return {};
  // The example of an estimate is the text "8.0"; Jira answers the number, as jira.js found.
  if (typeof example === 'string' && /^\d+\.\d+$/.test(example))
    return { type: ['string', 'number', 'null'] };
  return { type: typeof example, nullable: true };
}

/** `isOfAnyType`: what is not JSON passes. Compiling all of them would take longer than the whole check. */
function lazily(ajv: Ajv, schema: object, isOfAnyType: boolean): ValidateFunction {
  let compiled: ValidateFunction | null = null;
  const validate = (data: unknown) => {
    if (data === undefined && isOfAnyType) return true;
    compiled ??= ajv.compile(schema);
    const valid = compiled(data);
    validate.errors = compiled.errors ?? null;
    return valid;
  };
  validate.errors = null as ValidateFunction['errors'];
  return validate as ValidateFunction;
}

/** Jira writes its times without the colon that RFC 3339 asks for. */
const formats = {
  'date-time': DATE_TIME,
  date: /^\d{4}-\d{2}-\d{2}$/,
  uri: (text: string) => URL.canParse(text),
  url: (text: string) => URL.canParse(text),
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  int32: {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  },
  int64: { type: 'number', validate: Number.isSafeInteger },
  double: { type: 'number', validate: Number.isFinite },
  float: { type: 'number', validate: Number.isFinite },
  byte: true,
  binary: true,
} as const;

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
