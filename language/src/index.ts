export { addDays, dayIn, weekdayOf } from './calendar.ts';
export { loneChoice } from './choice.ts';
export { shiftedChange } from './commands/shift.ts';
export type { ConversationContext, Situation } from './context.ts';
export type { Criteria, Order, Period, StatusCategory } from './criteria.ts';
export { criteriaToQuery, type ResolvedCriteria, type ResolvedPerson } from './criteria-query.ts';
export { describeCriteria, readableDay } from './describe-criteria.ts';
export { editDistance } from './edit-distance.ts';
export { type ExampleIssue, exampleSentences } from './examples.ts';
export { fold } from './folding.ts';
export type {
  AboutIntent,
  AttachmentsIntent,
  ChangeIntent,
  ChangesIntent,
  CommentIntent,
  CompareIntent,
  CreateIntent,
  CreatesIntent,
  Focus,
  FollowIntent,
  Intent,
  IssueSet,
  JobIntent,
  LinkIntent,
  LookUpIntent,
  MoreIntent,
  NamesIntent,
  NewIssueDraft,
  RemindIntent,
  SearchIntent,
  ShiftIntent,
  UnknownIntent,
  WorklogIntent,
} from './intent.ts';
export { interpret } from './interpret.ts';
export { loneName } from './people.ts';
export { type SaidMoment, saidMoment } from './said-moment.ts';
export { readTimesheet, type Timesheet } from './timesheet.ts';
export type { ProjectName, StatusName, Vocabulary } from './vocabulary.ts';
