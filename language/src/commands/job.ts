import type { Intent, JobIntent } from '../intent.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';

/** How people ask for a ready-made report. Each is the whole beginning of a sentence. */
const reports = phrasesByMeaning<Exclude<JobIntent['job'], 'timesheet'>>({
  'my-day':
    'my day|plan my day|plan for today|what is on today|how does my day look|what does my day look like|daily briefing|my briefing|brief me|morning briefing|what needs my attention|what requires my attention',
  standup:
    'stand up|standup|my stand up|my standup|daily stand up|daily standup|stand up report|standup report|my stand up report|my standup report|stand up notes|standup notes|stand up update|standup update',
  'sprint-report':
    'sprint report|the sprint report|report on the sprint|report on the current sprint|sprint summary|sprint status|summary of the sprint|summary of the current sprint|how is the sprint going|how is the sprint|how is our sprint going|how is the current sprint going|where does the sprint stand|where do we stand in the sprint|how are we doing in the sprint|how are we doing this sprint|are we on track|are we on track in the sprint|will we finish the sprint|will we make the sprint',
  'release-notes': 'release notes|the release notes|changelog|release note',
  triage:
    'triage|triage new issues|triage the new issues|triage new bugs|triage the new bugs|what needs triage|what has to be triaged|likely duplicates|find duplicates|find likely duplicates',
  stale:
    'stale issues|the stale issues|stale|stale tickets|forgotten issues|the forgotten issues|abandoned issues|what was forgotten|which issues were forgotten|which issues are stale|what is stale',
  workload:
    'workload|the workload|workload by person|the workload by person|workload report|who has too much to do|who has too much|who is overloaded|who has the most work|who has most work|who has how much to do|how is the work distributed|how is work distributed|team workload|workload of the team|what is everyone working on|what is everybody working on|who is working on what|who has nothing to do|who has capacity|who is free|who has time',
});
const asking = phrases(
  'show|show me|give me|write|write me|write the|write my|make|make me|prepare|prepare my|prepare the|create|create the|generate|generate the|draft|draft the|draft my|get me|i need|i need the|i want|run|do|get|list|list the|show the|tell me',
);
const leads = phrases('for|of|in|in the|for the|of the|on|for version|of version|for project|in project');

/** "Write my stand-up", "release notes for 4.9", "sprint report of Payments". */
export function recogniseJob(sentence: Sentence): Intent | undefined {
  const start = sentence.skip(afterPoliteness(sentence), asking);
  const found = reports.read(sentence, start);
  if (found === undefined) return undefined;
  const end = beforeClosing(sentence, start);
  const job = found.meaning;
  if (found.to >= end) return { kind: 'job', job };
  const lead = leads.read(sentence, found.to);
  const from = lead?.to ?? found.to;
  // "Release notes 4.9" is short for "for 4.9"; other words behind a report's name mean something else.
  if (lead === undefined && (job !== 'release-notes' || end - from > longestVersion)) return undefined;
  if (job === 'my-day' || job === 'standup' || end - from > longestName) return undefined;
  const argument = sentence.slice(from, end).trim();
  return argument === '' ? undefined : { kind: 'job', job, argument };
}

/** Words. */
const longestVersion = 3;
const longestName = 6;
