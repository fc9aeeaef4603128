import type { FieldChange } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { ChangeSource } from './change-source.ts';
import type { Already, Step } from './step.ts';

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
