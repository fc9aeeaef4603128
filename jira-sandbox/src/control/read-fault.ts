import type { Fault, FaultMatcher } from '../faults.ts';
import { type LimitReason, limitReasons } from '../limits/rate-limits.ts';
import { ControlRefusal } from './control-refusal.ts';

type Kind = 'text' | 'number' | 'yes' | 'anything' | 'texts' | readonly string[];

const fields: Readonly<Record<string, Kind>> = {
  method: 'text',
  path: 'text',
  operation: 'text',
  times: 'number',
  delayMs: 'number',
  status: 'number',
  body: 'anything',
  headers: 'texts',
  html: 'text',
  rateLimit: limitReasons,
  retryAfterSeconds: 'number',
  drop: ['before', 'after'],
  truncate: 'yes',
  bytesPerSecond: 'number',
};

/** A fault as it comes in JSON: `path` may hold `*` for any characters. Throws a ControlRefusal that names what is wrong. */
export function readFault(value: unknown): { matcher: FaultMatcher; fault: Fault } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlRefusal('A fault is a JSON object, such as {"path": "*/myself", "status": 503}.');
  }
  const given: Record<string, unknown> = { ...value };
  for (const [name, field] of Object.entries(given)) check(name, field);
  const { method, path, operation, rateLimit, ...rest } = given;
  const status = Number(rest['status'] ?? 200);
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new ControlRefusal('status must be a whole number from 200 to 599.');
  }
  return {
    matcher: {
      ...(typeof method === 'string' ? { method } : {}),
      ...(typeof path === 'string' ? { path: pathPattern(path) } : {}),
      ...(typeof operation === 'string' ? { operation } : {}),
    },
    fault: { ...rest, ...(rateLimit === undefined ? {} : { rateLimit: rateLimit as LimitReason }) },
  };
}

function check(name: string, value: unknown): void {
  const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (kind === undefined) {
    throw new ControlRefusal(`A fault has no "${name}". It may have: ${Object.keys(fields).join(', ')}.`);
  }
  if (!suits(value, kind)) throw new ControlRefusal(`${name} must be ${describe(kind)}.`);
}

function suits(value: unknown, kind: Kind): boolean {
  if (kind === 'anything') return true;
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'number') return typeof value === 'number' && value >= 0;
  if (kind === 'yes') return value === true;
  if (kind === 'texts') {
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).every(
        ([name, text]) => /^[\w-]+$/.test(name) && /^[\x20-\x7e]*$/.test(String(text)),
      )
    );
  }
  return typeof value === 'string' && kind.includes(value);
}

function describe(kind: Kind): string {
  if (typeof kind !== 'string') return kind.join(' or ');
  const words = { text: 'a text', number: 'a number, not below 0', yes: 'true', texts: 'an object of texts' };
  return kind === 'anything' ? kind : words[kind];
}

/** The whole path or its end, as in the programmatic faults; with `*` the whole path. */
function pathPattern(path: string): string | RegExp {
  if (!path.includes('*')) return path;
  const pattern = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`);
}
