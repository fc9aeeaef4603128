import type { ChangeIssueInput, FieldChange } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { demandName } from '../names.ts';
import type { ChangeSource } from './change-source.ts';
import type { Already, Step } from './change-steps.ts';

type Given = Pick<
  ChangeIssueInput,
  'addComponents' | 'removeComponents' | 'addFixVersions' | 'removeFixVersions'
>;

const kinds = {
  components: { thing: 'component', label: 'Components', plural: 'components' },
  fixVersions: { thing: 'version', label: 'Fix versions', plural: 'fix versions' },
} as const;
export type ListField = keyof typeof kinds;

/** The steps to the components and fix versions that were asked for. Throws assistant.name-unknown with the names there are. */
export async function listSteps(
  input: Given,
  issue: IssueSnapshot,
  account: Pick<ChangeSource, 'projectNames'>,
): Promise<(Step | Already)[]> {
  const wanted = [
    { field: 'components', add: input.addComponents, remove: input.removeComponents },
    { field: 'fixVersions', add: input.addFixVersions, remove: input.removeFixVersions },
  ] as const;
  const steps: (Step | Already)[] = [];
  for (const { field, add, remove } of wanted) {
    if (add === undefined && remove === undefined) continue;
    const { thing } = kinds[field];
    const there = add === undefined ? [] : await account.projectNames(thing, issue.project.key);
    const added = (add ?? []).map((said) => demandName(said, thing, there));
    // What is to go is looked for where it is, also when it was archived since.
    const removed = new Set((remove ?? []).map((said) => demandName(said, thing, issue[field])));
    const after = [...new Set([...issue[field], ...added])].filter((name) => !removed.has(name));
    steps.push(listStep(field, after, issue));
  }
  return steps;
}

/** Sets a list of names to exactly these. */
export function listStep(field: ListField, after: readonly string[], issue: IssueSnapshot): Step | Already {
  const before = issue[field];
  const { label, plural } = kinds[field];
  if (after.length === before.length && after.every((name) => before.includes(name))) {
    return { already: `The ${plural} of ${issue.key} are already that` };
  }
  const words = (names: readonly string[]) => (names.length === 0 ? null : names.join(', '));
  return {
    row: { field, label, before: words(before), after: words(after) },
    edit: { [field]: [...after] },
    inverse: { [field]: [...before] },
    title: `Change the ${plural} of ${issue.key}`,
  };
}

/** Puts the issue under another, or, with null, under none. */
export async function parentStep(
  parent: string | null,
  issue: IssueSnapshot,
  account: Pick<ChangeSource, 'other'>,
): Promise<Step | Already> {
  if (parent === (issue.parent?.key ?? null)) {
    return {
      already: parent === null ? `${issue.key} has no parent` : `${issue.key} already belongs to ${parent}`,
    };
  }
  if (parent === issue.key) {
    throw new AssistantError('assistant.impossible', { detail: `${issue.key} cannot be its own parent.` });
  }
  const row = (after: string | null): FieldChange => ({
    field: 'parent',
    label: 'Parent',
    before: issue.parent === null ? null : `${issue.parent.key} ${issue.parent.summary}`,
    after,
  });
  const inverse = { parent: issue.parent?.key ?? null };
  if (parent === null) {
    return {
      row: row(null),
      edit: { parent },
      inverse,
      title: `Take ${issue.key} out of ${issue.parent?.key}`,
    };
  }
  const over = await account.other(parent).catch((error: unknown) => {
    if (!(error instanceof JiraError) || error.code !== 'jira.not-found') throw error;
    throw new AssistantError('assistant.impossible', {
      detail: `${issue.key} cannot be put under ${parent}: there is no such issue, or you may not see it.`,
    });
  });
  return {
    row: row(`${over.key} ${over.summary}`),
    edit: { parent: over.key },
    inverse,
    title: `Put ${issue.key} under ${over.key}`,
  };
}
