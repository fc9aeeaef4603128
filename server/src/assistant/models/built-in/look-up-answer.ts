import type { LookUpKind, LookUpMatch, LookUpOutput } from '@sidelight/contract';
import { readableDay, type Vocabulary } from '@sidelight/language';
import { bullets, plain } from '../../plain-markdown.ts';

const plurals: Readonly<Record<LookUpKind, string>> = {
  project: 'projects',
  type: 'issue types',
  field: 'fields',
  person: 'people',
  component: 'components',
  version: 'versions',
  sprint: 'sprints',
  board: 'boards',
  status: 'statuses',
  priority: 'priorities',
  'link type': 'link types',
};
const mostOptions = 8;

/** What was looked up as a list, with what is known of each. */
export function lookUpAnswer(
  { kind, project, total, matches, note }: LookUpOutput,
  { projects }: Pick<Vocabulary, 'projects'>,
): string {
  const name = projects.find(({ key }) => key === project)?.name ?? project;
  const where = name === undefined ? '' : ` in ${plain(name)}`;
  const what = plurals[kind];
  const said = note === undefined ? [] : [plain(note)];
  if (total === 0) return [`I found no ${what}${where}.`, ...said].join('\n\n');
  const cut = matches.length < total ? ` Showing ${matches.length} of ${total}.` : '';
  return [`The ${what}${where}:${cut}`, bullets(matches.map(lineOf)), ...said].join('\n\n');
}

function lineOf(match: LookUpMatch): string {
  const { name, key, state, from, to, of, email, requiredFor = [], options = [], moreOptions = 0 } = match;
  const shown = options.slice(0, mostOptions).map(plain).join(', ');
  const more = moreOptions + Math.max(0, options.length - mostOptions);
  const facts = [
    ...(state === undefined ? [] : [plain(state)]),
    ...daysOf(from, to),
    ...(of === undefined ? [] : [plain(of)]),
    ...(email === undefined ? [] : [plain(email)]),
    ...(requiredFor.length === 0 ? [] : [`required for ${requiredFor.map(plain).join(', ')}`]),
    ...(shown === '' ? [] : [`takes ${shown}${more > 0 ? ` and ${more} more` : ''}`]),
  ];
  const called = key === undefined ? plain(name) : `${plain(name)} (${plain(key)})`;
  return [called, ...facts].join(' · ');
}

function daysOf(from: string | undefined, to: string | undefined): string[] {
  if (from !== undefined && to !== undefined) return [`${readableDay(from)} to ${readableDay(to)}`];
  if (to !== undefined) return [readableDay(to)];
  return from === undefined ? [] : [`from ${readableDay(from)}`];
}
