import { queryText, type RestCall } from './call.ts';
import { badRequest } from './refusal.ts';

/** As `orderBy` asks: `name`, `+name` or `-name`. Without it the order stays. Refuses names that are not in `keys`. */
export function orderedBy<Entry>(
  call: RestCall,
  entries: readonly Entry[],
  keys: Readonly<Record<string, (entry: Entry) => string | number>>,
): readonly Entry[] {
  const wanted = queryText(call, 'orderBy');
  if (wanted === null || wanted === '') return entries;
  const [, sign, name = ''] = /^([+ -]?)(.*)$/.exec(wanted) ?? [];
  const known = Object.keys(keys).find((key) => key.toLowerCase() === name.toLowerCase());
  const key = known === undefined ? undefined : keys[known];
  if (key === undefined) throw badRequest(`The value '${wanted}' of 'orderBy' is not valid.`);
  const direction = sign === '-' ? -1 : 1;
  return entries.toSorted((left, right) => direction * compare(key(left), key(right)));
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en');
}
