import fc from 'fast-check';
import { type AdfDocument, isAdfNode } from './adf.ts';

/** As much of JSON Schema as Atlassian's schema of documents uses. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
}
export interface DocumentSchema {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const texts = [
  'a',
  'two words',
  '*',
  '_x_',
  '[a](b)',
  '# no',
  '1. no',
  '- no',
  '`',
  '|',
  '\\',
  '[!INFO]',
  '日本',
  '😀',
  '<br>',
  ' ',
  'a\u00a0b',
  '&amp;',
];
const addresses = ['https://a.example/b?c=(d)#e', 'mailto:a@b.example', '#here', 'javascript:alert(1)'];
const deepest = 6;

/** Documents of every node, mark and attribute that the schema has, as far as it lets them stand. */
export function schemaDocument(schema: DocumentSchema): fc.Arbitrary<AdfDocument> {
  return fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => new Writer(schema, seed).document());
}

class Writer {
  readonly #definitions: DocumentSchema['definitions'];
  #state: number;

  constructor({ definitions }: DocumentSchema, seed: number) {
    this.#definitions = definitions;
    this.#state = seed;
  }

  document(): AdfDocument {
    const value = this.#value({ $ref: '#/definitions/doc_node' }, 0, 'doc');
    if (!isAdfNode(value) || value.content === undefined) throw new Error('The schema has no documents.');
    return { ...value, type: 'doc', version: 1, content: value.content };
  }

  #value(given: Schema, depth: number, name: string): unknown {
    const schema = this.#resolved(given);
    if (schema.anyOf !== undefined) return this.#value(this.#option(schema.anyOf, depth), depth, name);
    if (schema.enum !== undefined) return this.#pick(schema.enum);
    switch (schema.type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, depth, name);
      case 'string':
        return this.#text(schema, name);
      case 'number':
      case 'integer':
        return (
          (schema.minimum ?? 1) + this.#below(Math.min(9, (schema.maximum ?? 99) - (schema.minimum ?? 1)) + 1)
        );
      case 'boolean':
        return this.#below(2) === 0;
      default:
        return {};
    }
  }

  #object({ properties = {}, required = [] }: Schema, depth: number): Record<string, unknown> {
    const entries = Object.entries(properties).flatMap(([key, schema]) => {
      const wanted = required.includes(key) || this.#below(depth > deepest ? 4 : 2) === 0;
      if (!wanted || (depth > deepest && key === 'content' && !required.includes(key))) return [];
      return [[key, this.#value(schema, depth + 1, key)] as const];
    });
    return Object.fromEntries(entries);
  }

  #array({ items, minItems = 0, maxItems = 99 }: Schema, depth: number, name: string): unknown[] {
    if (items === undefined) return [];
    const length = Math.min(maxItems, minItems + (depth > deepest ? 0 : this.#below(3)));
    const values = Array.from({ length }, (_, at) => {
      const each = 'length' in items ? (items[Math.min(at, items.length - 1)] ?? {}) : items;
      return this.#value(each, depth + 1, name);
    });
    return name === 'marks' ? [...new Map(values.map((mark) => [typeOf(mark), mark])).values()] : values;
  }

  #text({ pattern, minLength = 0 }: Schema, name: string): string {
    if (pattern?.startsWith('^#') === true) return this.#pick(['#ff5630', '#00875A', '#000000']);
    if (pattern !== undefined) return 'a';
    if (name === 'href' || name === 'url') return this.#pick(addresses);
    if (name === 'timestamp') return String(this.#below(2 ** 31) * 1_000);
    return minLength === 0 && this.#below(6) === 0 ? '' : this.#pick(texts);
  }

  /** Where it is deep enough, what ends soonest. */
  #option(options: readonly Schema[], depth: number): Schema {
    if (depth <= deepest) return this.#pick(options);
    const heights = options.map((option) => this.#height(option, new Set()));
    return options[heights.indexOf(Math.min(...heights))] ?? {};
  }

  #height(given: Schema, seen: ReadonlySet<string>): number {
    const { $ref } = given;
    if ($ref !== undefined) {
      return seen.has($ref) ? 1_000 : this.#height(this.#resolved(given), new Set([...seen, $ref]));
    }
    const schema = this.#resolved(given);
    if (schema.anyOf !== undefined) return Math.min(...schema.anyOf.map((one) => this.#height(one, seen)));
    const content = schema.properties?.['content'];
    if (content === undefined || schema.required?.includes('content') !== true) return 1;
    const { items = {}, minItems = 0 } = this.#resolved(content);
    if (minItems === 0) return 1;
    return 1 + Math.max(...('length' in items ? items : [items]).map((one) => this.#height(one, seen)));
  }

  #resolved(schema: Schema): Schema {
    if (schema.$ref !== undefined) {
      return this.#resolved(this.#definitions[schema.$ref.replace('#/definitions/', '')] ?? {});
    }
    if (schema.allOf === undefined) return schema;
    const parts = schema.allOf.map((part) => this.#resolved(part));
    return {
      type: 'object',
      properties: Object.assign({}, ...parts.map(({ properties = {} }) => properties)),
      required: parts.flatMap(({ required = [] }) => required),
    };
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error('The schema has a choice of nothing.');
    return item;
  }

  /** A whole number from 0 on (mulberry32). */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}

function typeOf(mark: unknown): unknown {
  return typeof mark === 'object' && mark !== null && 'type' in mark ? mark.type : mark;
}
