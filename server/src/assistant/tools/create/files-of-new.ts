import { type PlannedIssue, sizeInWords } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import type { AttachOperation, KeptFile } from '../attachments/attachment-operations.ts';
import { demandFitting, fileRows, sentFilesMeant } from '../attachments/plan-attach.ts';
import type { PlanningSituation } from '../write-plan.ts';
import type { ChosenProject } from './creation-place.ts';

/** A new issue, and what is attached to it once it is there. */
export interface WithFiles {
  readonly summary: string;
  readonly files: readonly KeptFile[];
}

/**
 * The sent files that a new issue gets: those of these names, or the newest for none. Throws assistant.impossible where
 * they cannot be attached in its project, and what `sentFilesMeant` throws.
 */
export async function filesForNew(
  names: readonly string[],
  project: ChosenProject,
  situation: PlanningSituation,
): Promise<KeptFile[]> {
  const { account } = situation;
  const [files, granted, limit] = await Promise.all([
    sentFilesMeant(names.length === 0 ? undefined : names, situation),
    account.permissions(['CREATE_ATTACHMENTS'], project.key),
    account.attachments.limit(),
  ]);
  if (!granted.has('CREATE_ATTACHMENTS')) {
    throw new AssistantError('assistant.impossible', {
      detail: `You may not add attachments in ${project.name} in Jira. Create it without the files.`,
    });
  }
  demandFitting(files, limit);
  return files;
}

/** The files as operations of a plan whose first operations create the issues, in their order; with what is shown of each. */
export function attachingTo(
  issues: readonly WithFiles[],
  siteUrl: string,
): { readonly operations: AttachOperation[]; readonly planned: PlannedIssue[] } {
  const having = issues.flatMap(({ files, summary }, newAt) =>
    files.length === 0 ? [] : [{ files: [...files], summary, newAt }],
  );
  return {
    operations: having.map(({ files, newAt }) => ({ kind: 'attach', siteUrl, newAt, files, before: [] })),
    planned: having.map(({ files, summary }) => {
      // Each name is said once: here, or where there are several by the rows.
      const [first] = files;
      const only = files.length === 1 ? first : undefined;
      const what = only?.name ?? `${files.length} files`;
      return {
        key: null,
        url: null,
        summary: issues.length === 1 ? what : `${what}, for “${summary}”`,
        changes: fileRows(files).map((row) =>
          only === undefined ? row : { ...row, after: sizeInWords(only.size) },
        ),
        ...(issues.length === 1 ? { depth: 1 } : {}),
      };
    }),
  };
}
