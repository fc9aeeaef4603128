import { asRecord, findIssue, param, type RestCall } from '../rest/call.ts';
import { givenText } from '../rest/given-text.ts';
import { badRequest, JiraRefusal } from '../rest/refusal.ts';
import type { Board } from '../site/model/board.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { isVisible } from './allowed.ts';

/** What the paths and bodies of the agile API name, or a refusal in Jira's words. */

const MOST_ISSUES = 50;

export function findBoard(call: RestCall): Board {
  const board = call.site.boards.find(({ id }) => String(id) === param(call, 'board'));
  if (board === undefined || !isVisible(call, board))
    throw new JiraRefusal(404, ['Board does not exist or you do not have permission to see it.']);
  return board;
}

export function findScrumBoard(call: RestCall): Board {
  const board = findBoard(call);
  if (board.type !== 'scrum') throw badRequest('The board does not support sprints');
  return board;
}

export function findSprint(call: RestCall, id: unknown): Sprint {
  const sprint = call.site.sprints.find((candidate) => String(candidate.id) === String(id));
  if (sprint === undefined || !isVisible(call, sprint.board))
    throw new JiraRefusal(404, ['Sprint does not exist.']);
  return sprint;
}

export function findEpic(site: Site, idOrKey: string): Issue {
  const epic = findIssue(site, idOrKey);
  if (epic.type.hierarchyLevel !== 1) throw new JiraRefusal(404, [`The issue '${epic.key}' is not an epic.`]);
  return epic;
}

/** The issues that the body names by id or key, each once; a missing one is refused with 404. */
export function issuesOf(call: RestCall): Issue[] {
  return [...new Set(issueNames(call).map((name) => findIssue(call.site, name)))];
}

/** The names as given: at least one and at most 50. */
export function issueNames(call: RestCall): string[] {
  const given = asRecord(call.body)?.['issues'];
  if (!Array.isArray(given) || given.length === 0)
    throw new JiraRefusal(400, [], { issues: 'The list of issues is required.' });
  if (given.length > MOST_ISSUES)
    throw new JiraRefusal(400, [], {
      issues: `The maximum number of issues that can be moved in one operation is ${MOST_ISSUES}.`,
    });
  return given.map((name) => {
    if (typeof name !== 'string' && typeof name !== 'number')
      throw new JiraRefusal(400, [], { issues: 'Each issue is named by its id or key.' });
    return givenText(name);
  });
}
