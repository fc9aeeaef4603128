export {
  type ConnectionDetails,
  type ConnectionSummary,
  type Connections,
  connectionDetailsSchema,
  connectionEventSchema,
  connectionParamsSchema,
  connectionsQuerySchema,
  connectionsSchema,
  type ModelHealth,
  modelHealthSchema,
  type Overview,
  overviewQuerySchema,
  overviewSchema,
} from './administration.ts';
export { type Attachment, attachmentParamsSchema, attachmentSchema } from './attachments.ts';
export {
  type Audit,
  type AuditEvent,
  type AuditLine,
  auditEventSchema,
  auditQuerySchema,
  auditSchema,
  changesQuerySchema,
  decidedBySchema,
  type MadeChange,
  type MadeChanges,
  madeChangesSchema,
} from './audit.ts';
export { changedFieldName } from './changed-field.ts';
export {
  type ChatRequest,
  type Conversation,
  type ConversationHead,
  type Conversations,
  chatRequestSchema,
  conversationIdSchema,
  conversationSchema,
  conversationsQuerySchema,
  conversationsSchema,
  type DataParts,
  dataPartSchemas,
  type ExamplesQuery,
  examplesQuerySchema,
  examplesSchema,
  type MessageMetadata,
  messageMetadataSchema,
  type Page,
  pageSchema,
  renameConversationSchema,
} from './chat.ts';
export { type ErrorCode, type ErrorEntry, errorCodes, errorRegistry } from './errors/registry.ts';
export { sizeInWords } from './file-size.ts';
export {
  type FileKind,
  fileHeadersSchema,
  fileIdSchema,
  fileKindSchema,
  fileParamsSchema,
  mostFileBytes,
  mostFilesOfMessage,
  type SentFile,
  sentFileSchema,
} from './files.ts';
export { type Health, healthSchema, type Readiness, readinessSchema } from './health.ts';
export {
  type Cell,
  type Column,
  type Comment,
  commentsSchema,
  type FoundIssue,
  type HistoryEntry,
  type Issue,
  type IssueEdit,
  type IssueSummary,
  issueEditSchema,
  issueKeySchema,
  issueParamsSchema,
  issueSchema,
  issueSummarySchema,
  type NewIssue,
  newCommentSchema,
  newIssueSchema,
  type Project,
  projectsQuerySchema,
  projectsSchema,
  type SearchResult,
  type Status,
  searchQuerySchema,
  searchResultSchema,
  type Transition,
  transitionRequestSchema,
  transitionsSchema,
  type WriteResult,
  writeResultSchema,
} from './jira.ts';
export {
  type JobCommand,
  type JobEntry,
  type JobName,
  jobCommand,
  jobEntries,
  jobRegistry,
  type RunJobInput,
  type RunJobOutput,
  reportAskedFor,
  runJobInputSchema,
  runJobOutputSchema,
} from './jobs.ts';
export {
  type DayOfModel,
  dayOfModelSchema,
  type ModelUsage,
  modelUsageQuerySchema,
  modelUsageSchema,
} from './model-usage.ts';
export {
  type FieldChange,
  type Plan,
  type PlanIssues,
  type PlannedIssue,
  type PlanProgress,
  planIssuesQuerySchema,
  planIssuesSchema,
  plannedIssueSchema,
  plannedIssuesShown,
  planProgressSchema,
  planSchema,
} from './plan.ts';
export { type Problem, problemSchema } from './problem.ts';
export {
  type NewReminder,
  newReminderSchema,
  type Reminder,
  reminderParamsSchema,
  reminderSchema,
  remindersQuerySchema,
  remindersSchema,
  snoozeSchema,
} from './reminders.ts';
export {
  type Action,
  type AllowableAction,
  type AllowedWhere,
  actionSchema,
  allowableActionSchema,
  allowableActions,
  allowedWhereSchema,
  type ChangedRules,
  changedRulesSchema,
  mostIssuesUnasked,
  type Rules,
  rulesSchema,
} from './rules.ts';
export {
  accessKeySchema,
  type ExtensionToken,
  extensionStartSchema,
  extensionTokenRequestSchema,
  extensionTokenSchema,
  type Person,
  personSchema,
  type Session,
  type SessionEntry,
  type Site,
  sessionListSchema,
  sessionParamsSchema,
  sessionSchema,
  signOutEverywhereSchema,
  siteChoiceSchema,
  siteSchema,
  type WayIn,
  wayInSchema,
} from './session.ts';
export {
  type ConnectionState,
  connectionStateSchema,
  type TokenEvent,
  type TokenEventKind,
  type TokenEvents,
  type TokenStatus,
  type TokenUsage,
  tokenEventSchema,
  tokenEventsQuerySchema,
  tokenEventsSchema,
  tokenStatusSchema,
  tokenUsageSchema,
  type UsageHour,
  usageHourSchema,
  usageQuerySchema,
} from './token.ts';
export {
  type AttachmentsInput,
  type AttachmentsOutput,
  type AttachmentsRead,
  attachmentsInputSchema,
  attachmentsOutputSchema,
  attachmentsReadSchema,
} from './tools/attachments.ts';
export {
  type ChangeIssueInput,
  changeIssueInputSchema,
  type LinkWanted,
  mostIssuesChanged,
} from './tools/change-issue.ts';
export {
  type CommentInput,
  commentInputSchema,
} from './tools/comment.ts';
export {
  type CreateIssuesInput,
  createIssuesInputSchema,
  type IssueToCreate,
  issueToCreateSchema,
  mostIssuesCreated,
} from './tools/create-issues.ts';
export {
  type DeleteIssueInput,
  deleteIssueInputSchema,
  mostIssuesDeleted,
} from './tools/delete-issue.ts';
export {
  type LookUpInput,
  type LookUpKind,
  type LookUpMatch,
  type LookUpOutput,
  lookUpInputSchema,
  lookUpKinds,
  lookUpOutputSchema,
} from './tools/look-up.ts';
export {
  type IssuePart,
  type IssueWorklog,
  issueParts,
  type ReadIssue,
  type ReadIssuesInput,
  type ReadIssuesOutput,
  type RelatedIssue,
  readIssueSchema,
  readIssuesInputSchema,
  readIssuesOutputSchema,
} from './tools/read-issues.ts';
export {
  type RemindInput,
  type RemindOutput,
  remindInputSchema,
  remindOutputSchema,
  type ToldReminder,
} from './tools/remind.ts';
export {
  type Criteria,
  type IssueGroup,
  type SearchIssuesInput,
  type SearchIssuesOutput,
  searchIssuesInputSchema,
  searchIssuesOutputSchema,
} from './tools/search-issues.ts';
export {
  type ToolName,
  type ToolTypes,
  toolNames,
  type WriteToolName,
  writeToolNames,
} from './tools/tool-types.ts';
export {
  type UndoChangeInput,
  undoChangeInputSchema,
} from './tools/undo-change.ts';
export {
  type WorklogInput,
  worklogInputSchema,
} from './tools/worklog.ts';
export {
  type ManyOutput,
  type WriteOutput,
  writeOutputSchema,
} from './tools/write-output.ts';
