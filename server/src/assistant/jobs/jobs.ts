import { jobRegistry, type RunJobInput, type RunJobOutput } from '@sidelight/contract';
import type { Job, JobSituation } from './job.ts';
import { myDay } from './my-day.ts';
import { releaseNotes } from './release-notes.ts';
import { sprintReport } from './sprint-report.ts';
import { stale } from './stale.ts';
import { standup } from './standup.ts';
import { timesheet } from './timesheet.ts';
import { triage } from './triage.ts';
import { workload } from './workload.ts';

const jobs: Readonly<Record<RunJobInput['job'], Job>> = {
  'my-day': myDay,
  standup,
  'sprint-report': sprintReport,
  'release-notes': releaseNotes,
  triage,
  stale,
  workload,
  timesheet,
};

/** The report of a ready-made job. Throws AssistantError, NameError and JiraError. */
export async function runJob(
  { job, argument }: RunJobInput,
  situation: Omit<JobSituation, 'argument'>,
): Promise<RunJobOutput> {
  const { markdown, keys } = await jobs[job]({ ...situation, argument });
  return { job, title: jobRegistry[job].title, report: markdown, keys: [...keys] };
}
