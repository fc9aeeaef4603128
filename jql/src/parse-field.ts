import { isReservedWord } from './reserved-words.ts';
import type { Field } from './syntax.ts';
import { type NameToken, syntaxFault, type TokenReader } from './token-reader.ts';

/** A field name, quoted or bare, `cf[10010]`, or a value inside an entity property (`issue.property[key].path`). */
export function parseField(reader: TokenReader): Field {
  const token = reader.peek();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw reader.missingField();
  reader.next();
  const start = token.span.start;
  const bracketed = reader.atSymbol('[');
  const isCustom = bracketed && token.kind === 'word' && token.keyword === 'cf';
  if (token.kind === 'word' && token.keyword !== null && isReservedWord(token.keyword) && !isCustom) {
    if (token.keyword === 'cf') throw reader.unexpected("'['", 'A custom field is written like cf[10010].');
    throw reader.reservedWord(token, 'a field name');
  }
  if (token.text.trim() === '') {
    throw syntaxFault(token.span, 'A field name cannot be empty.', 'Name the field to search.');
  }
  if (!bracketed) return { kind: 'named', name: token.text, span: token.span };
  if (isCustom) {
    return customField(bracketedArgument(reader, customFieldId), reader.spanFrom(start));
  }
  if (token.kind === 'word' && /^-?\d+$/.test(token.text)) throw reader.unexpected('an operator');
  const key = bracketedArgument(reader, 'a property key').text;
  return {
    kind: 'property',
    entity: token.text,
    key,
    path: propertyPath(reader),
    span: reader.spanFrom(start),
  };
}

const customFieldId = 'a custom field id (a positive number)';

/** `[review]` */
function bracketedArgument(reader: TokenReader, what: string): NameToken {
  reader.skipSymbol('[');
  const argument = reader.peek();
  if (argument.kind !== 'word' && argument.kind !== 'quoted') throw reader.unexpected(what);
  reader.next();
  if (argument.kind === 'word' && argument.keyword !== null && isReservedWord(argument.keyword)) {
    throw reader.reservedWord(argument, what);
  }
  if (!reader.skipSymbol(']')) throw reader.unexpected("']'", 'A bracket [ was opened and not closed.');
  return argument;
}

/** `.state.name` as a rule; Jira also takes the steps apart (`.state .name`), without dots, or in brackets. */
function propertyPath(reader: TokenReader): string {
  const steps: string[] = [];
  for (;;) {
    const token = reader.peek();
    if (reader.atSymbol('[')) {
      steps.push(bracketedArgument(reader, 'a property key').text);
    } else if (
      token.kind === 'quoted' ||
      (token.kind === 'word' && (token.keyword === null || !isReservedWord(token.keyword)))
    ) {
      reader.next();
      steps.push(token.text.replace(/^\./, ''));
    } else {
      return steps.join('.');
    }
  }
}

function customField({ kind, text, span: at }: NameToken, span: Field['span']): Field {
  if (kind !== 'word' || !/^\d{1,15}$/.test(text)) {
    throw syntaxFault(at, `Expecting ${customFieldId} but got '${text}'.`, 'Write it like cf[10010].');
  }
  return { kind: 'custom', id: Number(text), span };
}
