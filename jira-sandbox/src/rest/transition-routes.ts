import { resolutions } from '../site/catalogue.ts';
import type { Issue } from '../site/model.ts';
import { asRecord, bodyRecord, findIssue, param, queryText, type RestCall, type RestRoute } from './call.ts';
import { statusShape } from './catalogue-shapes.ts';
import { readIssueInput, readUpdateComments } from './issue-input.ts';
import { badRequest } from './refusal.ts';

export const transitionRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/issue/:key/transitions', scope: 'read:jira-work', handle: getTransitions },
  { method: 'POST', path: '/issue/:key/transitions', scope: 'write:jira-work', handle: doTransition },
];

function offered(issue: Issue) {
  const transitions = issue.project.workflows.get(issue.type.id)?.transitions ?? [];
  return transitions.filter((way) =>
    way.from === null ? way.to !== issue.status : way.from.includes(issue.status),
  );
}

function getTransitions(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const only = queryText(call, 'transitionId');
  return {
    expand: 'transitions',
    transitions: offered(issue)
      .filter((way) => only === null || way.id === only)
      .map((way) => ({
        id: way.id,
        name: way.name,
        to: statusShape(way.to, call.base),
        hasScreen: way.to.category.key === 'done',
        isGlobal: way.from === null,
        isInitial: false,
        isAvailable: true,
        isConditional: false,
        looped: false,
      })),
  };
}

function doTransition(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const body = bodyRecord(call);
  const id = asRecord(body['transition'])?.['id'];
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const way = offered(issue).find((candidate) => candidate.id === String(id));
  if (way === undefined) throw badRequest(`Transition id '${String(id)}' is not valid for this issue.`);
  const done = way.to.category.key === 'done';
  const given = readIssueInput(
    body,
    { site: call.site, project: issue.project, issue },
    done ? ['resolution'] : [],
  );
  const comments = readUpdateComments(body);
  const resolution = done ? (given.resolution ?? issue.resolution ?? resolutions[0]) : null;
  call.changes.changeIssue(issue, { ...given, status: way.to, resolution }, call.me, call.now);
  for (const comment of comments) call.changes.addComment(issue, comment, call.me, call.now);
  return undefined;
}
