import type { Operand, Value } from '@sidelight/jql';
import { isVisible } from '../site/filters.ts';
import type { Filter } from '../site/model/filter.ts';
import { checkCall, singleOperands } from './operand.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** The saved filters that a query names; those that the person may not see are as if they were not there. */
export function savedFilters(operand: Operand, compilation: Compilation): readonly Filter[] {
  const { refuse } = compilation;
  return singleOperands(operand).flatMap((single) => {
    if (single.kind === 'function') checkCall(single, { name: 'filter', kind: 'other' }, compilation);
    if (single.kind === 'empty') refuse(wording.noEmpty('filter'));
    if (single.kind !== 'value') return [];
    const found = filtersNamed(single, compilation);
    const looped = found.find((filter) => compilation.filters.includes(filter));
    if (looped === undefined) return found;
    refuse(wording.filterLoop(single.text, looped.name));
    return [];
  });
}

/** A bare number is an id first, anything else a name first. */
function filtersNamed({ text, quoted }: Value, { site, me, miss }: Compilation): readonly Filter[] {
  const visible = site.filters.filter((filter) => isVisible(filter, me, site.projects));
  const byId = visible.filter(({ id }) => id === text);
  const byName = visible.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  const isNumber = !quoted && /^\d+$/.test(text);
  const [first, second] = isNumber ? [byId, byName] : [byName, byId];
  const found = first.length > 0 ? first : second;
  if (found.length === 0) {
    miss(text, isNumber ? wording.noId(text, 'filter') : wording.noValue(text, 'filter'));
  }
  return found;
}
