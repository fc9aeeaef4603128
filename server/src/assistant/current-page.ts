import type { Page } from '@sidelight/contract';

/** What `onPage` stands for beside the issue: the narrowest list that the address names. */
export function shownBy(page: Page | undefined): 'board' | 'list' | 'project' | undefined {
  if (page?.board !== undefined) return 'board';
  if (page?.filter !== undefined || page?.jql !== undefined) return 'list';
  return page?.project === undefined ? undefined : 'project';
}

/** What a model is told of the page; empty when it shows nothing of Jira. */
export function pageInWords(page: Page | undefined): string[] {
  if (page === undefined) return [];
  const { issueKey, project } = page;
  const lists = { board: 'a board', list: 'the issues of a search', project: 'a project' } as const;
  const shows = shownBy(page);
  return [
    ...(issueKey === undefined ? [] : [`The person is looking at ${issueKey}; "this issue" means that one.`]),
    ...(shows === undefined
      ? []
      : [
          `The page shows ${lists[shows]}${project === undefined ? '' : ` of project ${project}`}; "this board", "this sprint", "these issues" mean criteria.onPage.`,
        ]),
  ];
}
