import type { Operand } from '@sidelight/jql';
import { isVisible } from '../site/filters.ts';
import type { Filter } from '../site/model/filter.ts';
import { singleOperands } from './operand.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** The saved filters that a query names, by id or name; those that the person may not see are as if they were not there. */
export function savedFilters(operand: Operand, compilation: Compilation): readonly Filter[] {
  const { site, me, refuse } = compilation;
  return singleOperands(operand).flatMap((single) => {
    if (single.kind !== 'value') return [];
    const wanted = single.text.toLowerCase();
    const filter = site.filters.find(
      (candidate) =>
        (candidate.id === single.text || candidate.name.toLowerCase() === wanted) &&
        isVisible(candidate, me, site.projects),
    );
    if (filter === undefined) refuse(wording.noValue(single.text, 'filter'));
    else if (compilation.filters.includes(filter)) refuse(wording.filterLoop(filter.name));
    else return [filter];
    return [];
  });
}
