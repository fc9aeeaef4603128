import type { Clause, Comparison, Operand, Was } from '@sidelight/jql';
import { plainText } from '../site/adf.ts';
import type { Issue } from '../site/model/issue.ts';
import { testNow } from './arbitrary-site.ts';

/**
 * For tests: a second reading of JQL, as literal as possible and nothing in common with the real one. It compares
 * names, not ids; it knows three truth values, where asking an empty field, or for the order of versions of different projects, gives the third; it asks the past by looking at every moment at
 * which something happened. Dates are ISO texts in UTC.
 */
type Truth = boolean | null;

export function naiveMatches(clause: Clause, issue: Issue): boolean {
  return truth(clause, issue) === true;
}

function truth(clause: Clause, issue: Issue): Truth {
  if (clause.kind === 'not') {
    const inner = truth(clause.clause, issue);
    return inner === null ? null : !inner;
  }
  if (clause.kind === 'and' || clause.kind === 'or') {
    const parts = clause.clauses.map((part) => truth(part, issue));
    const decisive = clause.kind === 'or';
    if (parts.includes(decisive)) return decisive;
    return parts.includes(null) ? null : !decisive;
  }
  if (clause.kind === 'comparison') return compared(clause, issue);
  if (clause.kind === 'was') return wasTrue(clause, issue);
  return issue.history.some((entry) =>
    entry.items.some(
      (item) => item.field === 'status' && fits(clause.predicates, entry.at, entry.author.displayName, item),
    ),
  );
}

/** What the issue has, in names. */
function names(field: string, issue: Issue): string[] {
  switch (field) {
    case 'project':
      return [issue.project.key];
    case 'type':
      return [issue.type.name];
    case 'status':
      return [issue.status.name];
    case 'statusCategory':
      return [issue.status.category.name];
    case 'priority':
      return [issue.priority.name];
    case 'resolution':
      return issue.resolution ? [issue.resolution.name] : [];
    case 'assignee':
      return issue.assignee ? [issue.assignee.displayName] : [];
    case 'reporter':
      return issue.reporter ? [issue.reporter.displayName] : [];
    case 'labels':
      return [...issue.labels];
    case 'component':
      return issue.components.map(({ name }) => name);
    case 'fixVersion':
      return issue.fixVersions.map(({ name }) => name);
    case 'due':
      return issue.dueDate ? [issue.dueDate] : [];
    case 'created':
      return [new Date(issue.createdAt).toISOString()];
    case 'resolved':
      return issue.resolvedAt ? [new Date(issue.resolvedAt).toISOString()] : [];
    case 'Story Points':
      return issue.storyPoints === null ? [] : [String(issue.storyPoints)];
    case 'worklogAuthor':
      return issue.worklogs.map(({ author }) => author.displayName);
    case 'Affected customers':
    case 'External reference':
      return custom(field, issue);
    case 'summary':
      return issue.summary ? [issue.summary] : [];
    case 'description':
      return issue.description && plainText(issue.description) ? [plainText(issue.description)] : [];
    default:
      throw new Error(`the naive search knows no ${field}`);
  }
}

function custom(name: string, issue: Issue): string[] {
  const id = name === 'Affected customers' ? 'customfield_10035' : 'customfield_10037';
  const value = issue.custom[id];
  return value === undefined || value === '' ? [] : [String(value)];
}

function compared(clause: Comparison, issue: Issue): Truth {
  const field = clause.field.kind === 'named' ? clause.field.name : '';
  const held = names(field, issue);
  const { operator } = clause;
  if (operator === 'is') return held.length === 0;
  if (operator === 'is not') return held.length > 0;
  const wanted = literals(clause.operand);
  const wantsEmpty = wanted.includes('EMPTY') || (field === 'resolution' && wanted.includes('Unresolved'));
  if (held.length === 0) {
    if (!wantsEmpty) return null;
    return operator === '=' || operator === 'in';
  }
  const equal = held.some((name) => wanted.some((literal) => sameValue(field, name, literal)));
  if (operator === '=' || operator === 'in') return equal;
  if (operator === '!=' || operator === 'not in') return !equal;
  const [literal = ''] = wanted;
  if (operator === '~' || operator === '!~') {
    const contains = literal.split(' ').every((word) => held[0]?.split(' ').includes(word));
    return operator === '~' ? contains : !contains;
  }
  const [have, limit] = [place(field, held[0] ?? '', issue), place(field, literal, issue)];
  if (Number.isNaN(have) || Number.isNaN(limit)) return null;
  return operator === '>'
    ? have > limit
    : operator === '>='
      ? have >= limit
      : operator === '<'
        ? have < limit
        : have <= limit;
}

/** A time of day has the date it begins with. */
function sameValue(field: string, name: string, literal: string): boolean {
  return field === 'created' || field === 'resolved' ? name.startsWith(literal) : name === literal;
}

function place(field: string, name: string, issue: Issue): string | number {
  if (field === 'Story Points' || field === 'Affected customers') return Number(name);
  if (field === 'priority') return ['Lowest', 'Low', 'Medium', 'High', 'Highest'].indexOf(name);
  if (field === 'fixVersion') {
    const position = issue.project.versions.findIndex((version) => version.name === name);
    return position < 0 ? Number.NaN : position;
  }
  return field === 'due' ? name : new Date(name).toISOString();
}

function literals(operand: Operand): string[] {
  const singles = operand.kind === 'list' ? operand.items : [operand];
  return singles.map((single) =>
    single.kind === 'value' ? single.text : single.kind === 'empty' ? 'EMPTY' : 'Amira Haddad',
  );
}

function wasTrue(clause: Was, issue: Issue): boolean {
  const wanted = literals(clause.operand);
  const times = [issue.createdAt, testNow + 1e12];
  for (const { at } of issue.history) times.push(at, at - 1);
  for (const predicate of clause.predicates) {
    if (predicate.name !== 'by') {
      const [day = ''] = literals(predicate.operand);
      const start = Date.parse(day);
      times.push(start - 1, start, start + 1, start + 86_400_000 - 1);
    }
  }
  const was = times.some((at) => {
    if (at < issue.createdAt) return false;
    const last = issue.history.findLast((entry) => entry.at <= at);
    const status = last ? last.items[0]?.toText : (issue.history[0]?.items[0]?.fromText ?? issue.status.name);
    const by = (last?.author ?? issue.creator).displayName;
    return wanted.includes(status ?? '') && fits(clause.predicates, at, by, null);
  });
  return clause.operator.startsWith('was not') ? !was : was;
}

function fits(
  predicates: Was['predicates'],
  at: number,
  by: string,
  item: { fromText: string | null; toText: string | null } | null,
): boolean {
  return predicates.every(({ name, operand }) => {
    const wanted = literals(operand);
    const start = Date.parse(wanted[0] ?? '');
    if (name === 'by') return wanted.includes(by);
    if (name === 'from') return wanted.includes(item?.fromText ?? '');
    if (name === 'to') return wanted.includes(item?.toText ?? '');
    if (name === 'after') return at > start;
    if (name === 'before') return at < start;
    if (name === 'on') return new Date(at).toISOString().startsWith(wanted[0] ?? '');
    return at >= start && at < Date.parse(wanted[1] ?? '') + 86_400_000;
  });
}
