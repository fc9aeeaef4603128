import type { Comparison, ComparisonOperator } from '@sidelight/jql';
import type { SearchField, TextField } from './field-shapes.ts';
import { byScan, type Matcher, never } from './matcher.ts';
import { checkCall } from './operand.ts';
import type { Compilation } from './search-context.ts';
import { indexedTexts } from './system-readers.ts';
import { textFault } from './text-fault.ts';
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

function searchWords(clause: Comparison, field: SearchField, compilation: Compilation): string | null {
  const { operand } = clause;
  if (operand.kind !== 'value') {
    if (operand.kind === 'function') checkCall(operand, field, compilation);
    return null;
  }
  const text = operand.text.trim();
  const fault = text === '' ? 'empty' : textFault(text);
  if (fault === null) return text;
  if (fault === 'empty') compilation.refuse(wording.emptyText(field.name));
  else if (fault === 'wildcard') compilation.refuse(wording.leadingWildcard(text, field.name));
  else compilation.refuse(wording.unreadableText(text, field.name));
  return null;
}
