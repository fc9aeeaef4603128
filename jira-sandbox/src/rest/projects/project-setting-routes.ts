import type { Project } from '../../site/model/project.ts';
import { bodyRecord, param, queryText, type RestRoute } from '../call.ts';
import { avatarShape, systemAvatars } from '../catalogue/system-avatars.ts';
import { findProject } from '../project-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { requireAdministration } from './administration.ts';
import { keyFaultOf, nameFaultOf } from './project-input.ts';

/** The features of a software project, as the settings of Jira name them; the first ones are on at the start. */
const FEATURES: readonly (readonly [key: string, name: string, description: string, isOn: boolean])[] = [
  ['jsw.agility.backlog', 'Backlog', 'Plan and prioritize work in a dedicated space.', true],
  ['jsw.agility.sprints', 'Sprints', 'Break work down into time frames.', true],
  ['jsw.agility.estimation', 'Estimation', 'Estimate how much work issues are.', true],
  ['jsw.agility.reports', 'Reports', 'Learn from how the work went.', true],
  ['jsw.agility.code', 'Code', 'See the code that belongs to the work.', false],
  ['jsw.agility.releases', 'Releases', 'Group work into versions.', true],
];

/** Features, e-mail address and avatars of a project, and whether a key or name is free. */
export const projectSettingRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/features',
    scope: 'read:jira-work',
    handle: (call) => featuresShape(findProject(call, param(call, 'key'))),
  },
  {
    method: 'PUT',
    path: '/project/:key/features/:feature',
    scope: 'manage:jira-project',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const { state } = bodyRecord(call);
      if (state !== 'ENABLED' && state !== 'DISABLED')
        throw badRequest("'state' must be ENABLED or DISABLED.");
      const known = featuresOf(project).some(([key]) => key === param(call, 'feature'));
      if (!known) throw new JiraRefusal(404, [`The feature '${param(call, 'feature')}' does not exist.`]);
      project.features.set(param(call, 'feature'), state === 'ENABLED');
      return featuresShape(project);
    },
  },
  {
    method: 'GET',
    path: '/project/:key/email',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireAdministration(call, findProject(call, param(call, 'key')));
      return { emailAddress: `jira@${call.site.name}.example`, emailAddressStatus: [] };
    },
  },
  {
    method: 'GET',
    path: '/project/:key/avatars',
    scope: 'read:jira-work',
    handle: (call) => {
      const { id } = findProject(call, param(call, 'key'));
      const chosen = systemAvatars('project')[Number(id) % systemAvatars('project').length];
      return {
        system: systemAvatars('project').map((avatar) => ({
          ...avatarShape('project', avatar, call.base),
          isSelected: avatar === chosen,
        })),
        custom: [],
      };
    },
  },
  {
    method: 'GET',
    path: '/projectvalidate/key',
    scope: 'read:jira-work',
    handle: (call) => {
      const fault = keyFaultOf(call, queryText(call, 'key'));
      return { errorMessages: [], errors: fault === null ? {} : { projectKey: fault } };
    },
  },
  {
    method: 'GET',
    path: '/projectvalidate/validProjectKey',
    scope: 'read:jira-work',
    handle: (call) => {
      const wanted = (queryText(call, 'key') ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
      const stem = /^[A-Z]/.test(wanted) ? wanted.slice(0, 8) : `P${wanted.slice(0, 7)}`;
      const free = numbered(stem.length < 2 ? `${stem}A` : stem, '', (key) => keyFaultOf(call, key) === null);
      call.reply.type('application/json');
      return JSON.stringify(free);
    },
  },
  {
    method: 'GET',
    path: '/projectvalidate/validProjectName',
    scope: 'read:jira-work',
    handle: (call) => {
      const name = queryText(call, 'name');
      if (name === null || name.trim() === '') throw badRequest("The 'name' query parameter is required.");
      const free = numbered(name.slice(0, 70), ' ', (each) => nameFaultOf(call, each, null) === null);
      call.reply.type('application/json');
      return JSON.stringify(free);
    },
  },
];

function featuresOf({ typeKey }: Project) {
  return typeKey === 'software' ? FEATURES : [];
}

function featuresShape(project: Project) {
  return {
    features: featuresOf(project).map(([feature, localisedName, localisedDescription, isOn]) => ({
      projectId: Number(project.id),
      state: (project.features.get(feature) ?? isOn) ? 'ENABLED' : 'DISABLED',
      toggleLocked: project.style === 'classic',
      feature,
      prerequisites: feature === 'jsw.agility.sprints' ? ['jsw.agility.backlog'] : [],
      localisedName,
      localisedDescription,
      imageUri: '',
    })),
  };
}

/** The name itself where it is free, else with the first number that makes it so. */
function numbered(stem: string, gap: string, isFree: (name: string) => boolean): string {
  if (isFree(stem)) return stem;
  for (let number = 2; number < 100; number += 1) {
    if (isFree(`${stem}${gap}${number}`)) return `${stem}${gap}${number}`;
  }
  return '';
}
