import type { PageContext } from './chat-transport.ts';

/** Something of the page that goes along with a message, as long as the person does not take it away. */
export interface PageSubject {
  /** The same as long as the same is shown. */
  readonly id: string;
  /** As the end of "About …" and "Ask about …". */
  readonly name: string;
  readonly part: Omit<PageContext, 'siteUrl'>;
}

/** The issue first, then the list that it stands in. */
export function subjectsOf(page: PageContext | undefined): PageSubject[] {
  if (page === undefined) return [];
  const { issueKey, project, board, filter, jql } = page;
  const list = { project, board, filter, jql };
  const name = listName(list);
  return [
    ...(issueKey === undefined ? [] : [{ id: issueKey, name: issueKey, part: { issueKey } }]),
    ...(name === undefined ? [] : [{ id: JSON.stringify(list), name, part: list }]),
  ];
}

export function pageOf(subjects: readonly PageSubject[]): Omit<PageContext, 'siteUrl'> {
  return Object.assign({}, ...subjects.map(({ part }) => part));
}

function listName({ project, board, filter, jql }: PageSubject['part']): string | undefined {
  if (board !== undefined) return project === undefined ? 'this board' : `this board of ${project}`;
  if (filter !== undefined) return 'this filter';
  return jql === undefined ? project : 'this search';
}
