import { fieldName, systemField } from './fields.ts';
import { type PeriodUnit, parseRelativeDate } from './period.ts';
import type { Clause, Comparison, Operand, Query, SingleOperand, SortKey } from './syntax.ts';

/** What a query looks for, as the start of a sentence: "open bugs in PAY assigned to you, newest first". */
export function explain(query: Query): string {
  const parts = query.where === null ? [] : query.where.kind === 'and' ? query.where.clauses : [query.where];
  const adjectives: string[] = [];
  const phrases: string[] = [];
  let noun = 'issues';
  for (const part of parts) {
    const adjective = adjectiveOf(part);
    const plural = noun === 'issues' ? typeNoun(part) : null;
    if (adjective !== null) adjectives.push(adjective);
    else if (plural !== null) noun = plural;
    else phrases.push(part.kind === 'or' ? `(${phraseOf(part)})` : phraseOf(part));
  }
  const what = [...adjectives, noun].join(' ');
  const found = phrases.length === 0 && parts.length === 0 ? `all ${what}` : [what, ...phrases].join(' ');
  const order = query.orderBy.map(orderOf).join(', then ');
  return order === '' ? found : `${found}, ${order}`;
}

function adjectiveOf(clause: Clause): string | null {
  if (clause.kind !== 'comparison') return null;
  const name = systemField(clause.field)?.name;
  const value = single(clause.operand);
  if (
    name === 'resolution' &&
    (clause.operator === 'is' || (clause.operator === '=' && value === 'unresolved'))
  )
    return 'unresolved';
  if (name === 'statusCategory' && value === 'done') {
    return clause.operator === '=' ? 'done' : clause.operator === '!=' ? 'open' : null;
  }
  return name === 'assignee' && clause.operator === 'is' ? 'unassigned' : null;
}

function single(operand: Operand): string | null {
  return operand.kind === 'value' ? operand.text.toLowerCase() : null;
}

function typeNoun(clause: Clause): string | null {
  if (clause.kind !== 'comparison' || systemField(clause.field)?.name !== 'type') return null;
  if (clause.operator !== '=' && clause.operator !== 'in') return null;
  const singles = singlesOf(clause.operand);
  if (singles.some((item) => item.kind !== 'value')) return null;
  return joined(
    singles.map((item) => pluralOf(shown(item).toLowerCase())),
    'and',
  );
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function phraseOf(clause: Clause): string {
  switch (clause.kind) {
    case 'and':
    case 'or': {
      const parts = clause.clauses.map((part) =>
        part.kind === 'and' || part.kind === 'or' ? `(${phraseOf(part)})` : phraseOf(part),
      );
      return parts.join(` ${clause.kind} `);
    }
    case 'not': {
      const inner = phraseOf(clause.clause);
      return clause.clause.kind === 'and' || clause.clause.kind === 'or' ? `not (${inner})` : `not ${inner}`;
    }
    case 'comparison':
      return comparisonPhrase(clause);
    case 'was':
      return `whose ${label(clause)} ${clause.operator.replace(' in', '')} ${values(clause.operand)}${predicates(clause)}`;
    case 'changed':
      return `whose ${label(clause)} changed${predicates(clause)}`;
  }
}

function label(clause: { readonly field: Comparison['field'] }): string {
  return systemField(clause.field)?.label ?? fieldName(clause.field);
}

function predicates(clause: {
  readonly predicates: readonly { readonly name: string; readonly operand: Operand }[];
}): string {
  return clause.predicates
    .map(({ name, operand }) => {
      const times = singlesOf(operand).map((single) => agoOf(single) ?? shown(single));
      if (name !== 'during') return ` ${name} ${joined(times, 'or')}`;
      return ` between ${times.join(' and ')}`;
    })
    .join('');
}

/** Fields whose value follows a natural preposition or participle. */
const prepositions: Readonly<Record<string, string>> = {
  project: 'in',
  assignee: 'assigned to',
  reporter: 'reported by',
  creator: 'created by',
  watcher: 'watched by',
  voter: 'voted for by',
  parent: 'under',
  sprint: 'in the sprint',
  labels: 'labelled',
  type: 'of type',
};

function comparisonPhrase(clause: Comparison): string {
  const { operator, operand } = clause;
  const field = systemField(clause.field);
  const name = label(clause);
  if (operator === 'is') return `without ${article(name)}`;
  if (operator === 'is not') return `with ${article(name)}`;
  if (field?.kind === 'instant' || field?.kind === 'day') return datePhrase(name, clause);
  if (operator === '~' || operator === '!~') {
    const verb = operator === '~' ? 'mentioning' : 'not mentioning';
    return field?.name === 'text'
      ? `${verb} ${values(operand)}`
      : `${verb} ${values(operand)} in the ${name}`;
  }
  const negated = operator === '!=' || operator === 'not in';
  if (negated || operator === '=' || operator === 'in') {
    const preposition = prepositions[field?.name ?? ''];
    if (preposition !== undefined) return `${negated ? 'not ' : ''}${preposition} ${values(operand)}`;
    if (field?.name === 'issue') return `${negated ? 'other than' : 'with the key'} ${values(operand)}`;
    return `with ${name} ${negated ? 'other than ' : ''}${values(operand)}`;
  }
  const words = { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most' } as const;
  return `with ${name} ${words[operator]} ${values(operand)}`;
}

function article(name: string): string {
  if (/s$/.test(name) || /^(?:description|environment|created|updated|resolved)$/.test(name)) return name;
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

function datePhrase(name: string, { operator, operand }: Comparison): string {
  const verb = name.replace(/ date$/, '');
  const relative = operand.kind === 'value' ? relativePhrase(operand.text) : null;
  if (relative !== null && operator.startsWith('>') && relative.past)
    return `${verb} in the last ${relative.length}`;
  if (relative !== null && operator.startsWith('<') && relative.past)
    return `${verb} more than ${relative.length} ago`;
  if (relative !== null && operator.startsWith('<')) return `${verb} at most ${relative.length} from now`;
  const words: Readonly<Record<string, string>> = {
    '=': 'on',
    '!=': 'not on',
    in: 'on',
    'not in': 'not on',
    '>': 'after',
    '>=': 'from',
    '<': 'before',
    '<=': 'up to',
  };
  return `${verb} ${words[operator] ?? operator} ${values(operand)}`;
}

const unitNames: Readonly<Record<PeriodUnit, string>> = {
  y: 'year',
  M: 'month',
  w: 'week',
  d: 'day',
  h: 'hour',
  m: 'minute',
};

/** `AFTER -1w`: "1 week ago". */
function agoOf(operand: SingleOperand): string | null {
  const relative = operand.kind === 'value' ? relativePhrase(operand.text) : null;
  if (relative === null) return null;
  return relative.past ? `${relative.length} ago` : `${relative.length} from now`;
}

function relativePhrase(text: string): { past: boolean; length: string } | null {
  const period = parseRelativeDate(text);
  if (period === null) return null;
  const parts = period.parts.map(({ amount, unit }) => {
    const count = Math.abs(amount);
    return `${count} ${unitNames[unit]}${count === 1 ? '' : 's'}`;
  });
  return { past: period.parts.some(({ amount }) => amount < 0), length: parts.join(' and ') };
}

function singlesOf(operand: Operand): readonly SingleOperand[] {
  return operand.kind === 'list' ? operand.items : [operand];
}

function values(operand: Operand): string {
  return joined(singlesOf(operand).map(shown), 'or');
}

function shown(operand: SingleOperand): string {
  if (operand.kind === 'empty') return 'nothing';
  if (operand.kind === 'value')
    return /\s/.test(operand.text) || operand.text === '' ? `"${operand.text}"` : operand.text;
  const args = operand.args.map((argument) => argument.text).join(', ');
  return sayings[`${operand.name.toLowerCase()}(${args})`] ?? `${operand.name}(${args})`;
}

const sayings: Readonly<Record<string, string>> = {
  'currentuser()': 'you',
  'now()': 'now',
  'startofday()': 'the start of today',
  'endofday()': 'the end of today',
  'startofday(-1)': 'the start of yesterday',
  'startofweek()': 'the start of this week',
  'endofweek()': 'the end of this week',
  'startofmonth()': 'the start of this month',
  'endofmonth()': 'the end of this month',
  'startofyear()': 'the start of this year',
  'endofyear()': 'the end of this year',
  'opensprints()': 'that is open',
  'closedsprints()': 'that is closed',
  'futuresprints()': 'that is planned',
};

function joined(parts: readonly string[], word: 'and' | 'or'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

const orders: Readonly<Record<string, readonly [asc: string, desc: string]>> = {
  created: ['oldest first', 'newest first'],
  updated: ['least recently updated first', 'most recently updated first'],
  resolved: ['first resolved first', 'most recently resolved first'],
  due: ['soonest due first', 'latest due first'],
  priority: ['least urgent first', 'most urgent first'],
};

function orderOf(key: SortKey): string {
  const field = systemField(key.field);
  const pair = orders[field?.name ?? ''];
  if (pair !== undefined) return key.direction === 'asc' ? pair[0] : pair[1];
  const name = field?.label ?? fieldName(key.field);
  return `by ${name}${key.direction === 'desc' ? ', descending' : ''}`;
}
