import { isHeldBy } from '../permissions/holder.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Resolution } from '../site/model/resolution.ts';
import type { Site } from '../site/model/site.ts';
import type { Transition } from '../site/model/workflow.ts';
import {
  asRecord,
  bodyRecord,
  findIssue,
  param,
  queryList,
  queryText,
  type RestCall,
  type RestRoute,
} from './call.ts';
import { resolutionShape, statusShape, versionShape } from './catalogue-shapes.ts';
import { fieldsOf } from './fields.ts';
import { givenText } from './given-text.ts';
import { readEntryOperations } from './issue/entry-operations.ts';
import { inputContext, readIssueInput } from './issue-input.ts';
import { badRequest, invalidFields } from './refusal.ts';

export const transitionRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/issue/:key/transitions', scope: 'read:jira-work', handle: getTransitions },
  { method: 'POST', path: '/issue/:key/transitions', scope: 'write:jira-work', handle: doTransition },
];

/** Those that lead away from the present status, whose condition the person meets. */
function offered(call: RestCall, issue: Issue): readonly Transition[] {
  const { permissions, site, me } = call;
  if (!permissions.may(me, 'TRANSITION_ISSUES', issue.project, issue)) return [];
  const transitions = issue.project.workflows.get(issue.type.id)?.transitions ?? [];
  return transitions
    .filter((way) => (way.from === null ? way.to !== issue.status : way.from.includes(issue.status)))
    .filter(({ onlyFor }) => onlyFor?.some((who) => isHeldBy(who, me, site, issue.project, issue)) ?? true);
}

function getTransitions(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const only = queryText(call, 'transitionId');
  const withFields = queryList(call, 'expand').includes('transitions.fields');
  const transitions = transitionsOf(call, issue, withFields);
  return { expand: 'transitions', transitions: transitions.filter(({ id }) => only === null || id === only) };
}

/** What the person may do next, with the fields of the screens if wanted. */
export function transitionsOf(call: RestCall, issue: Issue, withFields: boolean) {
  return offered(call, issue).map((way) => ({
    id: way.id,
    name: way.name,
    to: statusShape(way.to, call.base),
    hasScreen: way.screen !== undefined,
    isGlobal: way.from === null,
    isInitial: false,
    isAvailable: true,
    isConditional: way.onlyFor !== undefined,
    looped: false,
    ...(withFields ? { fields: screenFields(way, issue, call) } : {}),
  }));
}

function doTransition(call: RestCall) {
  transitionIssue(call, findIssue(call.site, param(call, 'key')), bodyRecord(call));
  return undefined;
}

/** `body` as a single transition has it. Throws Jira's refusal where the way is not open or a field is wrong. */
export function transitionIssue(call: RestCall, issue: Issue, body: Record<string, unknown>): void {
  const id = asRecord(body['transition'])?.['id'];
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const way = offered(call, issue).find((candidate) => candidate.id === givenText(id));
  if (way === undefined) throw badRequest(`Transition id '${givenText(id)}' is not valid for this issue.`);
  const done = way.to.category.key === 'done';
  const given = readIssueInput(
    body,
    inputContext(call, issue.project, issue),
    way.screen?.fields ?? (done ? ['resolution'] : []),
  );
  refuseMissing(call, way, body);
  const changeEntries = readEntryOperations(body, call, issue.project, issue);
  const resolution = done ? (given.resolution ?? issue.resolution ?? usualResolution(call.site)) : null;
  call.changes.changeIssue(issue, { ...given, status: way.to, resolution }, call.me, call.now);
  changeEntries(issue);
}

function usualResolution({ resolutions, defaultIds }: Site): Resolution | null {
  return resolutions.find(({ id }) => id === defaultIds.get('resolution')) ?? resolutions[0] ?? null;
}

/** What the screen shows, with the values that may be chosen, as `expand=transitions.fields` gives it. */
function screenFields(way: Transition, issue: Issue, { site, base }: RestCall) {
  const choices: Record<string, readonly unknown[]> = {
    resolution: site.resolutions.map((resolution) => resolutionShape(resolution, base)),
    fixVersions: issue.project.versions.map((version) => versionShape(version, base)),
  };
  return Object.fromEntries(
    fieldsOf(site)
      .filter(({ id }) => way.screen?.fields.includes(id))
      .map(({ id, name, schema }) => [
        id,
        {
          required: way.screen?.required.includes(id) ?? false,
          schema,
          name,
          key: id,
          hasDefaultValue: false,
          operations: schema['type'] === 'array' ? ['add', 'set', 'remove'] : ['set'],
          ...(choices[id] === undefined ? {} : { allowedValues: choices[id] }),
        },
      ]),
  );
}

function refuseMissing({ site }: RestCall, { screen }: Transition, body: Record<string, unknown>): void {
  const given = { ...asRecord(body['update']), ...asRecord(body['fields']) };
  const missing = (screen?.required ?? []).filter(
    (name) => given[name] === undefined || given[name] === null,
  );
  if (missing.length === 0) return;
  throw invalidFields(
    Object.fromEntries(
      missing.map((name) => [
        name,
        `${fieldsOf(site).find(({ id }) => id === name)?.name ?? name} is required.`,
      ]),
    ),
  );
}
