import { z } from 'zod';

/** Ready-made jobs, each asked for with one click or one word after a slash: reports, and issues made of notes. */

const reportNames = [
  'my-day',
  'standup',
  'sprint-report',
  'release-notes',
  'triage',
  'stale',
  'workload',
  'timesheet',
] as const;
type ReportName = (typeof reportNames)[number];
export type JobName = ReportName | 'meeting-notes';

export interface JobEntry {
  readonly title: string;
  /** What the person gets. */
  readonly says: string;
  /** What may be said after the name; null when there is nothing to say. */
  readonly argument: { readonly hint: string; readonly required: boolean } | null;
}

const project = { hint: 'project', required: false };

export const jobRegistry: Readonly<Record<JobName, JobEntry>> = {
  'my-day': {
    title: 'My day',
    says: 'What is overdue, due and under way, and what others said since yesterday',
    argument: null,
  },
  standup: {
    title: 'Stand-up',
    says: 'What I did, what I do next, what I am blocked by',
    argument: null,
  },
  'sprint-report': {
    title: 'Sprint report',
    says: 'What is done, what is left, what came in later, what is blocked',
    argument: { hint: 'project or sprint', required: false },
  },
  'release-notes': {
    title: 'Release notes',
    says: 'What a version brings, by type, and what is not done yet',
    argument: { hint: 'version', required: true },
  },
  triage: {
    title: 'Triage',
    says: 'New issues with what they lack and what they may duplicate',
    argument: project,
  },
  stale: {
    title: 'Stale issues',
    says: 'Open issues that nobody touched for two weeks or longer',
    argument: { hint: 'project, days', required: false },
  },
  workload: {
    title: 'Workload',
    says: 'Open issues, points and overdue ones by person',
    argument: project,
  },
  timesheet: {
    title: 'Timesheet',
    says: 'The work that you or somebody else logged, day by day',
    argument: { hint: 'person, days', required: false },
  },
  'meeting-notes': {
    title: 'Meeting notes',
    says: 'Issues made of the notes you paste; each is shown to you first',
    argument: { hint: 'notes', required: true },
  },
};

const jobNames: readonly JobName[] = [...reportNames, 'meeting-notes'];

export const jobEntries: readonly (readonly [JobName, JobEntry])[] = jobNames.map((name) => [
  name,
  jobRegistry[name],
]);

export interface JobCommand {
  readonly job: JobName;
  /** What was said after the name, if anything. */
  readonly argument?: string;
}

/** "/release-notes 4.9": the job and what was said after its name; undefined for anything else. */
export function jobCommand(text: string): JobCommand | undefined {
  const [, said = '', rest = ''] = /^\/([a-z-]+)(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  const job = jobNames.find((name) => name === said.toLowerCase());
  if (job === undefined) return undefined;
  const argument = rest.trim();
  return argument === '' ? { job } : { job, argument };
}

/** The report that a command asks for; undefined for the job that is none. */
export function reportAskedFor({ job, argument }: JobCommand): RunJobInput | undefined {
  if (job === 'meeting-notes') return undefined;
  return argument === undefined ? { job } : { job, argument: argument.slice(0, longestArgument) };
}

const longestArgument = 200;

export const runJobInputSchema = z.strictObject({
  job: z.enum(reportNames),
  argument: z
    .string()
    .min(1)
    .max(longestArgument)
    .optional()
    .describe('Project, sprint, version, or person and days'),
});
export type RunJobInput = z.infer<typeof runJobInputSchema>;

export const runJobOutputSchema = z.object({
  job: z.enum(reportNames),
  title: z.string(),
  report: z.string().describe('Markdown: issues as links, each claim with the field or comment it rests on'),
  keys: z.array(z.string()).describe('The issues of the report, in its order'),
});
export type RunJobOutput = z.infer<typeof runJobOutputSchema>;
