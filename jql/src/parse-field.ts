import { isReservedWord } from './reserved-words.ts';
import type { Field } from './syntax.ts';
import { syntaxFault, type TokenReader } from './token-reader.ts';

/** A field name, quoted or bare, `cf[10010]`, or a value inside an entity property (`issue.property[key].path`). */
export function parseField(reader: TokenReader): Field {
  const token = reader.peek();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw reader.missingField();
  reader.next();
  const start = token.span.start;
  const bracketed = reader.atSymbol('[');
  const isCustom = bracketed && token.kind === 'word' && token.keyword === 'cf';
  if (token.kind === 'word' && token.keyword !== null && isReservedWord(token.keyword) && !isCustom) {
    throw reader.reservedWord(token, 'a field name');
  }
  if (token.text.trim() === '') {
    throw syntaxFault(token.span, 'The field name cannot be empty.', 'Name the field to search.');
  }
  if (!bracketed) return { kind: 'named', name: token.text, span: token.span };
  reader.next();
  const argument = reader.next();
  if (argument.kind === 'fault')
    throw syntaxFault(argument.span, argument.fault.message, argument.fault.hint);
  if (argument.kind !== 'word' && argument.kind !== 'quoted') {
    throw syntaxFault(
      argument.span,
      isCustom ? 'Expecting the number of a custom field.' : 'Expecting a property key.',
    );
  }
  if (!reader.skipSymbol(']')) throw reader.unexpected("']'", 'A bracket [ was opened and not closed.');
  if (isCustom) return customField(argument.text, reader.spanFrom(start));
  const next = reader.peek();
  const dotted = next.kind === 'word' && next.text.startsWith('.') && next.span.start === reader.lastEnd();
  if (dotted) reader.next();
  return {
    kind: 'property',
    entity: token.text,
    key: argument.text,
    path: dotted ? next.text.slice(1) : '',
    span: reader.spanFrom(start),
  };
}

function customField(digits: string, span: Field['span']): Field {
  const id = Number(digits);
  if (!/^\d{1,15}$/.test(digits)) {
    throw syntaxFault(span, `'${digits}' is not the number of a custom field.`, 'Write it like cf[10010].');
  }
  return { kind: 'custom', id, span };
}
