import { demoPermissionSchemes } from '../permissions/permission-scheme.ts';
import { issueTypes } from './catalogue.ts';
import type { Component } from './model/component.ts';
import type { IssueType } from './model/issue-type.ts';
import type { Group, Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { ProjectCategory } from './model/project-category.ts';
import type { RoleActors } from './model/project-role.ts';
import type { SecurityLevel } from './model/security-level.ts';
import type { Version } from './model/version.ts';
import type { Workflow } from './model/workflow.ts';
import { demoPeople } from './people.ts';
import { newProjectRoles, roleIds, rolesFor } from './project-roles.ts';
import { serviceDeskWorkflow, softwareWorkflow, studioWorkflow } from './workflows.ts';

const DAY_MS = 24 * 3_600_000;

const [amira, tomas, zoe, okafor, brandt, priya, lukasz, meiling, jose, hannah, rossi, petrova] = demoPeople;

function components(first: number, entries: readonly (readonly [string, string, Person])[]): Component[] {
  return entries.map(([name, description, lead], index) => ({
    id: String(first + index),
    name,
    description,
    lead,
    assigneeType: 'PROJECT_DEFAULT',
  }));
}

/** Versions six weeks apart around the present: those whose day has passed are released. */
function versions(
  now: number,
  first: number,
  names: readonly (readonly [string, string, number])[],
): Version[] {
  return names.map(([name, description, days], index) => ({
    id: String(first + index),
    name,
    description,
    released: days <= 0,
    archived: false,
    startDate: day(now + (days - 42) * DAY_MS),
    releaseDate: day(now + days * DAY_MS),
  }));
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function workflows(types: readonly IssueType[], workflow: Workflow): Map<string, Workflow> {
  return new Map(types.map((type) => [type.id, workflow]));
}

const { epic, story, task, bug, subtask, incident, request, change } = issueTypes;
const softwareTypes = [epic, story, task, bug, subtask];
const deskTypes = [incident, request, change, task, subtask];
const businessTypes = [task, subtask];

/** The issue types of a new project, each with its workflow. */
export function startOf(typeKey: Project['typeKey']) {
  const types = { software: softwareTypes, service_desk: deskTypes, business: businessTypes }[typeKey];
  const workflow = typeKey === 'service_desk' ? serviceDeskWorkflow : softwareWorkflow;
  return { issueTypes: types, workflows: workflows(types, workflow) };
}

/** What a project has before anybody sets it. */
export function untouched(permissionSchemeId: string) {
  return {
    style: 'classic' as const,
    url: '',
    assigneeType: 'UNASSIGNED' as const,
    category: null,
    securityLevels: [],
    permissionSchemeId,
    state: 'live' as const,
    features: new Map<string, boolean>(),
  };
}

// Of each site its own: their names change. Emberfall has none, as nobody was to know of it.
function products(): ProjectCategory {
  return { id: '10000', name: 'Products', description: 'What customers pay for.' };
}

function internalServices(): ProjectCategory {
  return { id: '10001', name: 'Internal services', description: 'What keeps the house running.' };
}

export function categoriesOf(projects: readonly Project[]): ProjectCategory[] {
  return projects.flatMap(({ category }) => category ?? []);
}

const deskAgents = [{ group: 'service-desk-agents' }, { roleId: roleIds.administrators }] as const;
const deskLevels: readonly SecurityLevel[] = [
  {
    id: '10100',
    name: 'Agents only',
    description: 'Requests about people and passwords.',
    holders: deskAgents,
  },
  {
    id: '10101',
    name: 'Reporter and agents',
    description: 'Whoever asked, and those who help.',
    holders: [...deskAgents, 'reporter'],
  },
];

/** The three projects of the demo company, with versions placed around `now`, and roles for the groups of its site. */
export function demoProjects(
  now: number,
  groups: readonly Group[],
  siteRoles: readonly RoleActors[] = newProjectRoles(),
): readonly [Project, Project, Project] {
  const roles = (lead: Person, members: readonly Person[]) => rolesFor(siteRoles, lead, members, groups);
  return [
    {
      id: '10000',
      key: 'PAY',
      name: 'Payments',
      description: 'Card payments, wallets, refunds and the ledger behind them.',
      typeKey: 'software',
      lead: amira,
      ...untouched(demoPermissionSchemes.PAY),
      category: products(),
      members: [amira, tomas, zoe, brandt, priya, lukasz, rossi],
      roles: roles(amira, [amira, tomas, zoe, brandt, priya, lukasz, rossi]),
      properties: new Map(),
      issueTypes: softwareTypes,
      workflows: workflows(softwareTypes, softwareWorkflow),
      components: components(10_100, [
        ['Checkout', 'The page and the SDK people pay with', zoe],
        ['Ledger', 'Double-entry bookkeeping of every movement', brandt],
        ['Refunds', 'Refunds, chargebacks and disputes', priya],
        ['Payouts', 'Money on its way to merchants', lukasz],
        ['Reporting', 'Settlement files and merchant reports', rossi],
      ]),
      versions: versions(now, 10_200, [
        ['4.7', 'Wallet tokens and faster refunds', -63],
        ['4.8', 'Instant payouts, first countries', -14],
        ['4.9', 'Strong customer authentication, second round', 28],
        ['5.0', 'The new ledger for everybody', 84],
      ]),
    },
    {
      id: '10001',
      key: 'DESK',
      name: 'IT Service Desk',
      description: 'Accounts, laptops, networks and everything else that hums.',
      typeKey: 'service_desk',
      lead: okafor,
      ...untouched(demoPermissionSchemes.DESK),
      category: internalServices(),
      securityLevels: deskLevels,
      members: [okafor, meiling, jose, hannah, amira, tomas],
      roles: roles(okafor, [okafor, meiling, jose, hannah, amira, tomas]),
      properties: new Map(),
      issueTypes: deskTypes,
      workflows: workflows(deskTypes, serviceDeskWorkflow),
      components: components(10_110, [
        ['Accounts', 'Sign-in, groups and licences', okafor],
        ['Hardware', 'Laptops, screens, phones', jose],
        ['Network', 'Wi-Fi, VPN and name service', meiling],
        ['Software', 'Applications and their installation', hannah],
      ]),
      versions: [],
    },
    {
      id: '10002',
      key: 'GAME',
      name: 'Emberfall',
      description: 'A co-operative adventure among falling stars, for PC and consoles.',
      typeKey: 'software',
      lead: petrova,
      ...untouched(demoPermissionSchemes.GAME),
      members: [petrova, rossi, zoe, lukasz, jose, amira],
      roles: roles(petrova, [petrova, rossi, zoe, lukasz, jose, amira]),
      properties: new Map(),
      issueTypes: softwareTypes,
      workflows: workflows(softwareTypes, studioWorkflow),
      components: components(10_120, [
        ['Gameplay', 'Movement, combat and quests', petrova],
        ['Art', 'Characters, places and effects', rossi],
        ['Engine', 'Rendering, physics and tools', lukasz],
        ['Audio', 'Music, voices and sounds', jose],
        ['Online', 'Sessions, parties and saves in the cloud', zoe],
      ]),
      versions: versions(now, 10_220, [
        ['Alpha 3', 'The first hour playable from start to end', -40],
        ['Beta 1', 'Open to friends of the studio', 19],
        ['Launch', 'The boxed build', 120],
      ]),
    },
  ];
}
