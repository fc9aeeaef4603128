import type { Comparison, ComparisonOperator } from '@sidelight/jql';
import type { IdField, SearchField, TextField } from './field-shapes.ts';
import { byScan, type Matcher, never } from './matcher.ts';
import { checkCall } from './operand.ts';
import type { Compilation } from './search-context.ts';
import { indexedTexts } from './system-readers.ts';
import { parseTextQuery } from './text-query.ts';
import { wording } from './wording.ts';

/** Against 1 for comparing an id. */
const TEXT_COST = 50;

export function compileText(
  clause: Comparison,
  operator: ComparisonOperator,
  field: TextField,
  compilation: Compilation,
): Matcher {
  const words = searchWords(clause, field, compilation);
  if (words === null) return never;
  const query = parseTextQuery(words);
  const { needed } = query;
  return {
    ...byScan((issue) => {
      const texts = field.texts(issue).filter((text) => text.trim() !== '');
      const found = texts.some((text) => query.matches(text));
      return operator === '~' ? found : texts.length > 0 && !found;
    }, TEXT_COST),
    candidates:
      operator === '~' && needed !== null && field.isIndexed
        ? () => compilation.site.texts.lookUp(needed, indexedTexts)
        : null,
  };
}

/** `fixVersion ~ "2026.*"`: versions by the words of their names. */
export function compileNameSearch(
  clause: Comparison,
  operator: '~' | '!~',
  field: IdField,
  compilation: Compilation,
): Matcher {
  const words = searchWords(clause, field, compilation);
  if (words === null) return never;
  const query = parseTextQuery(words);
  const names = compilation.site.projects.flatMap((project) => project.versions);
  const ids = new Set(names.filter(({ name }) => query.matches(name)).map(({ id }) => id));
  return byScan((issue) => {
    const held = field.ids(issue);
    const found = held.some((id) => ids.has(id));
    return operator === '~' ? found : held.length > 0 && !found;
  });
}

function searchWords(clause: Comparison, field: SearchField, compilation: Compilation): string | null {
  const { operand } = clause;
  if (operand.kind !== 'value') {
    if (operand.kind === 'function') checkCall(operand, field, compilation);
    return null;
  }
  const text = operand.text.trim();
  const sign = text.charAt(0);
  if (text === '') compilation.refuse(wording.emptyText(field.name));
  else if (sign === '*' || sign === '?') compilation.refuse(wording.leadingWildcard(text, field.name, sign));
  else return text;
  return null;
}
