import type { JSONValue } from '@ai-sdk/provider';
import {
  type AttachmentsInput,
  type AttachmentsOutput,
  lookUpInputSchema,
  type Page,
  type RemindInput,
  type RemindOutput,
  readIssuesInputSchema,
  remindInputSchema,
  runJobInputSchema,
  searchIssuesInputSchema,
} from '@sidelight/contract';
import { type ToolSet, tool } from 'ai';
import type { JiraAccount } from '../jira/jira.ts';
import { runJob } from './jobs/jobs.ts';
import { isRead, type ReadPicture, readAttachments } from './tools/attachments/read-attachments.ts';
import { lookUp } from './tools/reading/look-up.ts';
import { readIssues } from './tools/reading/read-issues.ts';
import { searchIssues } from './tools/reading/search-issues.ts';
import { ToolFailure } from './tools/tool-failure.ts';
import { toolInput } from './tools/tool-input.ts';
import type { WriteTool } from './tools/write-tool.ts';
import { writeTools } from './tools/write-tools.ts';
import type { WriteGate } from './write-gate.ts';

const searchInput = toolInput(searchIssuesInputSchema);
const readInput = toolInput(readIssuesInputSchema);
const lookUpSchema = toolInput(lookUpInputSchema);
const jobInput = toolInput(runJobInputSchema);
const remindInput = toolInput(remindInputSchema);

export interface ToolsetParts {
  readonly account: (signal: AbortSignal | undefined) => JiraAccount;
  readonly gate: WriteGate;
  /** What the person is looking at. */
  readonly page: Page | undefined;
  /** Where the person is. */
  readonly day: () => { readonly today: string; readonly timeZone: string };
  /** The person's own reminders. */
  readonly remind: (input: RemindInput, account: JiraAccount) => Promise<RemindOutput>;
  /** Called before a model gets what others wrote. */
  readonly onRead: () => void;
  readonly log: (error: unknown) => void;
}

/** The tools of one turn. Reads run; a write answers only what the gate let through without a write. */
export function createToolset({ account, gate, page, day, remind, onRead, log }: ToolsetParts) {
  const read =
    <Input, Output>(ask: (input: Input, jira: JiraAccount) => Promise<Output>) =>
    async (input: Input, { abortSignal }: { abortSignal?: AbortSignal | undefined }): Promise<Output> => {
      try {
        onRead();
        return await ask(input, account(abortSignal));
      } catch (error) {
        if (abortSignal?.aborted === true) throw abortSignal.reason;
        log(error);
        throw new ToolFailure(error);
      }
    };
  const write = <Input>({ description, input }: WriteTool<Input>) =>
    tool({
      description,
      inputSchema: input,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    });
  // Only as long as the turn: what is said of a picture later is said from what was said of it now.
  const pictures = new Map<string, ReadPicture>();
  return {
    search_issues: tool({
      description: 'Find issues, count them, or add them up in groups. Says how many there are in all.',
      inputSchema: searchInput,
      execute: read((input, jira) => searchIssues(input, { account: jira, page, timeZone: day().timeZone })),
    }),
    read_issues: tool({
      description:
        'Read issues by key. Long parts come newest first, numbered from the oldest; "fields" are custom fields.',
      inputSchema: readInput,
      execute: read(readIssues),
    }),
    look_up: tool({
      description: 'What this site calls things: the best matches of a rough name, or all.',
      inputSchema: lookUpSchema,
      execute: read(lookUp),
    }),
    create_issues: write(writeTools.create_issues),
    change_issue: write(writeTools.change_issue),
    comment: write(writeTools.comment),
    worklog: write(writeTools.worklog),
    attachments: tool({
      description: writeTools.attachments.description,
      inputSchema: writeTools.attachments.input,
      execute: async (input, { toolCallId, abortSignal }): Promise<AttachmentsOutput> => {
        if (!isRead(input)) return gate.resultOf(toolCallId);
        const keep = (picture: ReadPicture) => pictures.set(toolCallId, picture);
        return read((asked: AttachmentsInput, jira) => readAttachments(asked, jira, keep))(input, {
          abortSignal,
        });
      },
      toModelOutput: ({ toolCallId, output }) => withPicture(output, pictures.get(toolCallId)),
    }),
    delete_issue: write(writeTools.delete_issue),
    undo_change: write(writeTools.undo_change),
    run_job: tool({
      description:
        'A report: my-day, standup, sprint-report, release-notes, triage (new issues and duplicates), stale, workload (by person), timesheet (logged work).',
      inputSchema: jobInput,
      execute: read((input, jira) => runJob(input, { account: jira, ...day() })),
    }),
    remind: tool({
      description: "The person's own reminders, of an issue or anything; done at once.",
      inputSchema: remindInput,
      execute: read(remind),
    }),
  } satisfies ToolSet;
}
/** What a model gets of an answer, with the picture that was read right after it. */
function withPicture(output: AttachmentsOutput, picture: ReadPicture | undefined) {
  const text = JSON.stringify(output);
  const value: JSONValue = JSON.parse(text);
  if (picture === undefined) return { type: 'json' as const, value };
  const { bytes, mediaType } = picture;
  return {
    type: 'content' as const,
    value: [
      { type: 'text' as const, text },
      { type: 'file' as const, mediaType, data: { type: 'data' as const, data: bytes } },
    ],
  };
}

export type Toolset = ReturnType<typeof createToolset>;
