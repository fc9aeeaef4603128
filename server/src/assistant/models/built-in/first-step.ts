import {
  type ChangeIssueInput,
  type CommentInput,
  type CreateIssuesInput,
  type DeleteIssueInput,
  type LookUpInput,
  mostIssuesCreated,
  type RemindInput,
  type RunJobInput,
  type SearchIssuesInput,
  type UndoChangeInput,
  type WorklogInput,
} from '@sidelight/contract';
import type { CreatesIntent, Intent, Situation } from '@sidelight/language';
import { attachmentsCall } from './attachments.ts';
import { firstStepOfChanges } from './changes.ts';
import type { Conversation, ShownList } from './conversation.ts';
import { readingFor } from './reading.ts';
import { spokenAnswer } from './spoken-answer.ts';
import { call, type Reply, say } from './step.ts';

/** What a sentence asks for first: calls of tools, or an answer where none is needed. */
export function firstStep(intent: Intent, situation: Situation, { list, older, said }: Conversation): Reply {
  switch (intent.kind) {
    case 'search': {
      const { criteria, countOnly, limit, groupBy, sum, fields } = intent;
      return call('search_issues', {
        criteria,
        ...(countOnly ? { countOnly } : {}),
        ...(groupBy === undefined ? {} : { groupBy: [...groupBy] }),
        ...(sum === undefined ? {} : { sum }),
        ...(fields === undefined ? {} : { fields: [...fields] }),
        ...(limit === undefined ? {} : { limit }),
      } satisfies SearchIssuesInput);
    }
    case 'more':
      if (older === undefined) return moreOf(list, intent.limit);
      return older === null ? say('That was all of it.') : call('read_issues', older);
    case 'shift':
    case 'about':
    case 'compare':
      return call('read_issues', readingFor(intent));
    case 'attachments':
      return call('attachments', attachmentsCall(intent));
    case 'create': {
      const { kind: _, withFiles, ...input } = intent;
      return call('create_issues', {
        issues: [withFiles === true ? { ...input, files: [] } : input],
      } satisfies CreateIssuesInput);
    }
    case 'change':
    case 'follow': {
      const { kind: _, ...input } = intent;
      return call('change_issue', input satisfies ChangeIssueInput);
    }
    case 'creates':
      return intent.issues.length > mostIssuesCreated
        ? say(
            `Those are ${intent.issues.length} issues. I create at most ${mostIssuesCreated} at once: give me fewer of them.`,
          )
        : call('create_issues', creationOf(intent.issues));
    case 'changes':
      return firstStepOfChanges(intent, situation);
    case 'comment': {
      const { kind: _, ...input } = intent;
      return call('comment', input satisfies CommentInput);
    }
    case 'job': {
      const { job, argument } = intent;
      return call('run_job', {
        job,
        ...(argument === undefined ? {} : { argument }),
      } satisfies RunJobInput);
    }
    case 'worklog': {
      const { kind: _, ...input } = intent;
      return call('worklog', input satisfies WorklogInput);
    }
    case 'link': {
      const { kind: _, key, ...link } = intent;
      return call('change_issue', { key, link } satisfies ChangeIssueInput);
    }
    case 'delete':
      return call('delete_issue', { keys: [...intent.keys] } satisfies DeleteIssueInput);
    case 'remind': {
      const { kind: _, ...input } = intent;
      return call('remind', input satisfies RemindInput);
    }
    case 'undo':
      return call('undo_change', {} satisfies UndoChangeInput);
    case 'look-up': {
      const { of, text, project } = intent;
      return call('look_up', {
        kind: of,
        ...(text === undefined ? {} : { text }),
        ...(project === undefined ? {} : { project }),
      } satisfies LookUpInput);
    }
    default:
      return say(spokenAnswer(intent, situation, said));
  }
}

/** The same list from where it ended. */
function moreOf(list: ShownList | undefined, limit: number | undefined): Reply {
  if (list === undefined) return say('There is no list to go on with. Ask for some issues first.');
  if (list.nextPageToken === null) {
    return say(
      list.shown === 0 ? 'Nothing of it has been listed yet; say “show them”.' : 'That was all of them.',
    );
  }
  return call('search_issues', {
    ...(list.input as SearchIssuesInput),
    ...(limit === undefined ? {} : { limit }),
    pageToken: list.nextPageToken,
  } satisfies SearchIssuesInput);
}

/** A sprint of all is said once: what is below them in it is not put there by itself. */
function creationOf(issues: CreatesIntent['issues']): CreateIssuesInput {
  const sprint = issues[0]?.sprint;
  if (sprint === undefined || issues.some((issue) => issue.sprint !== sprint)) return { issues: [...issues] };
  return { common: { sprint }, issues: issues.map(({ sprint: _, ...issue }) => issue) };
}
