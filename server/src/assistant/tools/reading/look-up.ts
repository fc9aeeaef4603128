import type { LookUpInput, LookUpMatch, LookUpOutput } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { bestMatches } from '../../../jira/matching/score.ts';
import { AssistantError } from '../../assistant-error.ts';
import { demandProject } from '../names.ts';
import { lookUpFields } from './look-up-fields.ts';
import { lookUpSprints } from './look-up-sprints.ts';

const mostShown = 20;

/** What there is of a kind, and whether it had to be left incomplete. */
export interface Entries {
  readonly entries: readonly LookUpMatch[];
  readonly note?: string;
}

/**
 * What the site calls things: the best matches of a rough name, or all there is, as far as the person may see it. Throws
 * assistant.name-unknown for the project, assistant.impossible when one is needed.
 */
export async function lookUp(input: LookUpInput, account: JiraAccount): Promise<LookUpOutput> {
  const { kind, text } = input;
  const project = input.project === undefined ? undefined : (await demandProject(input.project, account)).key;
  const { entries, note } = await entriesOf({ ...input, project }, account);
  const matches = text === undefined || kind === 'person' ? entries : fitting(entries, text);
  return {
    kind,
    ...(project === undefined ? {} : { project }),
    total: matches.length,
    matches: matches.slice(0, mostShown),
    ...(note === undefined ? {} : { note }),
  };
}

function fitting(entries: readonly LookUpMatch[], text: string): LookUpMatch[] {
  const names = ({ name, key }: LookUpMatch) => (key === undefined ? [name] : [name, key]);
  return bestMatches(entries, text, names).map(({ item, score }) => ({ ...item, score }));
}

async function entriesOf({ kind, text, project }: LookUpInput, account: JiraAccount): Promise<Entries> {
  switch (kind) {
    case 'project':
      return projects(text, account);
    case 'type': {
      if (project === undefined) return { entries: named((await account.vocabulary()).types) };
      const types = await account.catalogue.types(project);
      return {
        entries: types.map(({ name, subtask }) => ({ name, ...(subtask ? { state: 'sub-task' } : {}) })),
      };
    }
    case 'status':
      return { entries: await statuses(project, account) };
    case 'priority':
      return { entries: named((await account.vocabulary()).priorities) };
    case 'field':
      return lookUpFields(project, account);
    case 'person':
      return people(text, project, account);
    case 'component': {
      const components = await account.catalogue.components(demanded(project, 'Components'));
      return {
        entries: components.map(({ name, description, lead }) => ({
          name,
          ...(lead === null ? {} : { of: lead.displayName }),
          ...about(description),
        })),
      };
    }
    case 'version':
      return { entries: await versions(demanded(project, 'Versions'), account) };
    case 'sprint':
      return lookUpSprints({ project, closedToo: text !== undefined }, account);
    case 'board': {
      const boards = await account.catalogue.boards(project);
      return {
        entries: boards.map(({ name, type, project: of }) => ({
          name,
          state: type,
          ...(of === null ? {} : { of }),
        })),
      };
    }
    case 'link type': {
      const types = await account.links.types();
      return {
        entries: types.flatMap(({ name, inward, outward }) =>
          [...new Set([outward, inward])].map((words) => ({ name: words, of: name })),
        ),
      };
    }
  }
}

function named(names: readonly string[]): LookUpMatch[] {
  return names.map((name) => ({ name }));
}

function about(text: string): { about?: string } {
  const words = text.replace(/\s+/g, ' ').trim();
  return words === '' ? {} : { about: words.slice(0, 200) };
}

function demanded(project: string | undefined, what: string): string {
  if (project !== undefined) return project;
  throw new AssistantError('assistant.impossible', { detail: `${what} belong to a project: say which one.` });
}

async function projects(text: string | undefined, account: JiraAccount): Promise<Entries> {
  const known = (await account.vocabulary()).projects;
  const entries = known.map(({ key, name }) => ({ name, key }));
  if (text === undefined || fitting(entries, text).length > 0) return { entries };
  // The vocabulary is cut on a site with very many projects; Jira's own search sees them all.
  const found = await account.projects({ query: text, limit: mostShown });
  return { entries: [...entries, ...found.projects.map(({ key, name }) => ({ name, key }))] };
}

const categories = { new: 'to do', indeterminate: 'in progress', done: 'done' } as const;

async function statuses(project: string | undefined, account: JiraAccount): Promise<LookUpMatch[]> {
  const found =
    project === undefined
      ? (await account.vocabulary()).statuses
      : (await account.catalogue.types(project)).flatMap((type) => type.statuses);
  const byName = new Map(found.map(({ name, category }) => [name, categories[category]]));
  return [...byName].map(([name, state]) => ({ name, state }));
}

/** Newest first: what is to be released is asked about more often than what was. */
async function versions(project: string, account: JiraAccount): Promise<LookUpMatch[]> {
  const found = await account.catalogue.versions(project);
  return found.toReversed().map(({ name, description, released, archived, startDate, releaseDate }) => ({
    name,
    state: archived ? 'archived' : released ? 'released' : 'unreleased',
    ...(startDate === null ? {} : { from: startDate }),
    ...(releaseDate === null ? {} : { to: releaseDate }),
    ...about(description),
  }));
}

async function people(
  text: string | undefined,
  project: string | undefined,
  account: JiraAccount,
): Promise<Entries> {
  const options = { assignableTo: project };
  const found = text === undefined ? await account.people(options) : await account.findPeople(text, options);
  const scores = new Map(
    text === undefined
      ? []
      : bestMatches(found, text, ({ displayName, email }) => [
          displayName,
          ...(email === null ? [] : [email, email.split('@')[0] ?? '']),
        ]).map(({ item, score }) => [item.accountId, score]),
  );
  return {
    entries: found.map(({ accountId, displayName, email }) => ({
      name: displayName,
      ...(scores.has(accountId) ? { score: scores.get(accountId) } : {}),
      ...(email === null ? {} : { email }),
    })),
  };
}
