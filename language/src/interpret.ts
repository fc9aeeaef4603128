import { recogniseAbout } from './commands/about.ts';
import { recogniseAdministration } from './commands/administration.ts';
import { recogniseAffects } from './commands/affects.ts';
import { recogniseAttachments } from './commands/attachments.ts';
import { recogniseChange } from './commands/change.ts';
import { recogniseColumns } from './commands/columns.ts';
import { recogniseComment } from './commands/comment.ts';
import { recogniseCompare } from './commands/compare.ts';
import { recogniseCreate } from './commands/create.ts';
import { recogniseCreateSeveral } from './commands/create-several.ts';
import { recogniseCreateWithFiles } from './commands/create-with-files.ts';
import { recogniseDelete } from './commands/delete.ts';
import { recogniseEditComment } from './commands/edit-comment.ts';
import { recogniseEditWorklog } from './commands/edit-worklog.ts';
import { recogniseFollow } from './commands/follow.ts';
import { recogniseGrouping } from './commands/grouping.ts';
import { recogniseJob } from './commands/job.ts';
import { recogniseLink } from './commands/link.ts';
import { recogniseLogWork } from './commands/log-work.ts';
import { recogniseLookUp } from './commands/look-up.ts';
import { recogniseMeetingNotes } from './commands/meeting-notes.ts';
import { recogniseMention } from './commands/mention.ts';
import { recogniseNames } from './commands/names.ts';
import { recogniseOffMe } from './commands/off-me.ts';
import { recognisePageSummary } from './commands/page-summary.ts';
import { recogniseRedraft } from './commands/redraft.ts';
import { recogniseRemind } from './commands/remind.ts';
import { recogniseRepeat } from './commands/repeat.ts';
import { recogniseReply } from './commands/reply.ts';
import { recogniseShift } from './commands/shift.ts';
import { recogniseAgreement, recogniseSmallTalk } from './commands/small-talk.ts';
import { recogniseStatement } from './commands/statement.ts';
import { recogniseTimesheet } from './commands/timesheet.ts';
import { recogniseUndo } from './commands/undo.ts';
import { recogniseUnsupported } from './commands/unsupported.ts';
import type { Situation } from './context.ts';
import { exampleSentences } from './examples.ts';
import { recogniseFollowUp } from './follow-up.ts';
import type { Intent } from './intent.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { recognisePaging } from './paging.ts';
import { afterPoliteness } from './politeness.ts';
import { recogniseSearch } from './search.ts';
import { Sentence } from './sentence.ts';

/** Commands before questions: whoever reads a text as a write explains every word of it, or leaves it alone. */
const recognisers: readonly ((sentence: Sentence, knowledge: Knowledge) => Intent | undefined)[] = [
  recogniseMeetingNotes,
  recogniseSmallTalk,
  recogniseRemind,
  recogniseUndo,
  recogniseTimesheet,
  recogniseJob,
  recognisePaging,
  recogniseRedraft,
  recogniseRepeat,
  recogniseAttachments,
  recogniseEditWorklog,
  recogniseLogWork,
  recogniseEditComment,
  recogniseReply,
  recogniseMention,
  recogniseComment,
  recogniseAdministration,
  recogniseCreateWithFiles,
  recogniseCreateSeveral,
  recogniseCreate,
  recogniseShift,
  recogniseDelete,
  recogniseLink,
  recogniseAffects,
  recogniseFollow,
  recogniseOffMe,
  recogniseChange,
  recogniseStatement,
  recogniseUnsupported,
  recogniseAgreement,
  recogniseCompare,
  recognisePageSummary,
  recogniseColumns,
  recogniseLookUp,
  recogniseNames,
  recogniseGrouping,
  recogniseFollowUp,
  recogniseAbout,
  recogniseSearch,
];

/** What an English sentence asks for. Never throws; takes time in proportion to the text. */
export function interpret(text: string, situation: Situation): Intent {
  const knowledge = createKnowledge(situation);
  const whole = new Sentence(text);
  for (const recognise of recognisers) {
    const intent = recognise(whole, knowledge);
    if (intent !== undefined && !(intent.kind === 'unknown' && recognise === recogniseSearch)) return intent;
  }
  const from = afterPoliteness(whole);
  const plain = from === 0 ? undefined : recogniseSearch(whole.part(from), knowledge);
  const asked = plain?.kind === 'search' ? plain : recogniseSearch(whole, knowledge);
  return asked ?? { kind: 'unknown', examples: exampleSentences(situation.vocabulary) };
}
