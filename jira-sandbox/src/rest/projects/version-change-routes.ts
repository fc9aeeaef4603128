import type { Project } from '../../site/model/project.ts';
import type { Version } from '../../site/model/version.ts';
import { addVersion, changeVersion, moveVersion, removeVersion } from '../../site/versions.ts';
import { bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { findProject } from '../project-routes.ts';
import { badRequest, invalidFields } from '../refusal.ts';
import { requireAdministration } from './administration.ts';
import { versionFieldsIn } from './version-input.ts';
import { findVersion, versionAnswer } from './version-routes.ts';

export const versionChangeRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/version', scope: 'manage:jira-project', handle: create },
  {
    method: 'PUT',
    path: '/version/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, version } = administered(call);
      const fields = versionFieldsIn(call, project, version);
      moveUnfixedIssues(call, version, fields.released === true && !version.released);
      changeVersion(version, fields);
      return versionAnswer(call, project, version);
    },
  },
  {
    method: 'DELETE',
    path: '/version/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, version } = administered(call);
      const fix = substitute(call, version, queryText(call, 'moveFixIssuesTo'));
      const affected = substitute(call, version, queryText(call, 'moveAffectedIssuesTo'));
      removeVersion(call.site, project, version, { fix, affected }, call.changes, call.me, call.now);
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/version/:id/removeAndSwap',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, version } = administered(call);
      const body = bodyRecord(call);
      const fix = substitute(call, version, body['moveFixIssuesTo']);
      const affected = substitute(call, version, body['moveAffectedIssuesTo']);
      removeVersion(call.site, project, version, { fix, affected }, call.changes, call.me, call.now);
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/version/:id/mergeto/:target',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, version } = administered(call);
      const into = substitute(call, version, param(call, 'target'));
      removeVersion(
        call.site,
        project,
        version,
        { fix: into, affected: into },
        call.changes,
        call.me,
        call.now,
      );
      return undefined;
    },
  },
  { method: 'POST', path: '/version/:id/move', scope: 'manage:jira-project', handle: move },
];

function create(call: RestCall) {
  const body = bodyRecord(call);
  const named = body['projectId'] ?? body['project'];
  if (typeof named !== 'string' && typeof named !== 'number')
    throw invalidFields({ projectId: 'Project must be specified to create a version.' });
  const project = findProject(call, givenText(named));
  requireAdministration(call, project);
  const { name, ...fields } = versionFieldsIn(call, project, null);
  if (name === undefined) throw invalidFields({ name: 'You must specify a valid version name.' });
  const version = addVersion(call.site, project, {
    name,
    description: '',
    released: false,
    archived: false,
    startDate: null,
    releaseDate: null,
    ...fields,
  });
  call.reply.code(201);
  return versionAnswer(call, project, version);
}

function move(call: RestCall) {
  const { project, version } = administered(call);
  const { after, position } = bodyRecord(call);
  const others = project.versions.filter((other) => other !== version);
  const at = project.versions.indexOf(version);
  if ((after === undefined) === (position === undefined))
    throw badRequest("Exactly one of 'after' and 'position' must be given.");
  if (after !== undefined) {
    const id = /\/version\/(\d+)$/.exec(givenText(after))?.[1];
    const before = others.find((other) => other.id === id);
    if (before === undefined)
      throw badRequest(`There is no version of the project at '${givenText(after)}'.`);
    moveVersion(project, version, before);
  } else {
    const places: Record<string, number> = {
      First: 0,
      Last: others.length,
      Earlier: at - 1,
      Later: at + 1,
    };
    const place = Object.hasOwn(places, givenText(position)) ? places[givenText(position)] : undefined;
    if (place === undefined) throw badRequest(`The position '${givenText(position)}' is not valid.`);
    moveVersion(project, version, others[Math.min(place, others.length) - 1] ?? null);
  }
  return versionAnswer(call, project, version);
}

function administered(call: RestCall): { project: Project; version: Version } {
  const found = findVersion(call, param(call, 'id'));
  requireAdministration(call, found.project);
  return found;
}

function substitute(call: RestCall, version: Version, given: unknown): Version | null {
  if (given === undefined || given === null || given === '') return null;
  const other = findVersion(call, givenText(given)).version;
  if (other === version) throw badRequest('A version cannot take its own place.');
  return other;
}

/** On release the issues that are not done may go to another version, which is named by its address. */
function moveUnfixedIssues(call: RestCall, version: Version, isReleased: boolean): void {
  const address = bodyRecord(call)['moveUnfixedIssuesTo'];
  if (!isReleased || address === undefined || address === null) return;
  const target = findVersion(call, /\/version\/(\d+)$/.exec(givenText(address))?.[1] ?? '').version;
  for (const issue of call.site.issues.values()) {
    if (!issue.fixVersions.includes(version) || issue.resolution !== null) continue;
    const rest = issue.fixVersions.filter((other) => other !== version && other !== target);
    call.changes.changeIssue(issue, { fixVersions: [...rest, target] }, call.me, call.now);
  }
}
