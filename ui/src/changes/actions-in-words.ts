import type { Action, AllowableAction } from '@sidelight/contract';

/** The kinds that a rule can be about, as a person would call them. */
export const allowableInWords: Record<AllowableAction, string> = {
  comment: 'comments',
  work: 'logged work',
  follow: 'watching and voting',
  link: 'links between issues',
  attach: 'added attachments',
  change: 'changed fields and statuses',
  create: 'new issues',
};

/** "comments"; also what no rule can be about. */
export function actionInWords(action: Action): string {
  if (action === 'delete') return 'deleting';
  if (action === 'undo') return 'undoing';
  return allowableInWords[action];
}
