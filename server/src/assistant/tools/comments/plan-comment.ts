import type { CommentInput } from '@sidelight/contract';
import { combined } from '../several-plans.ts';
import type { Planner, PlanningSituation, WritePlan } from '../write-plan.ts';
import { planNewComment } from './add-comment.ts';
import { planCommentDeletion } from './delete-comment.ts';
import { planCommentEdit } from './edit-comment.ts';
import { planReply } from './reply.ts';

/** Adds, answers, changes and deletes comments; on several issues the same on each. */
export const planComment: Planner<CommentInput> = async ({ key, keys = [], ...input }, situation) => {
  const all = key === undefined ? [...new Set(keys)] : [key];
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return planOne(first, input, situation);
  const titles = {
    add: 'Comment on',
    reply: 'Reply on',
    edit: 'Change comments on',
    delete: 'Delete comments on',
  };
  return combined(all, (each) => planOne(each, input, situation), {
    of: (each) => each,
    title: (count) => `${titles[input.action ?? 'add']} ${count} issues`,
  });
};

function planOne(
  key: string,
  { action = 'add', body = '', id, author, words, visibleTo }: Omit<CommentInput, 'key' | 'keys'>,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const which = { id, author, words };
  switch (action) {
    case 'add':
      return planNewComment({ key, body, visibleTo }, situation);
    case 'reply':
      return planReply({ key, body, visibleTo, which }, situation);
    case 'edit':
      return planCommentEdit({ key, body: body === '' ? undefined : body, visibleTo, which }, situation);
    case 'delete':
      return planCommentDeletion({ key, which }, situation);
  }
}
