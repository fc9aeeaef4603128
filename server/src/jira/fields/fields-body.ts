import type { FieldSetting, JiraJson } from './field-setting.ts';

/** The settings as `fields` of Jira's operations that create, edit and move issues. */
export function fieldsBody(settings: readonly FieldSetting[]): Record<string, JiraJson> {
  const body: Record<string, JiraJson> = {};
  const times: Record<string, string> = {};
  for (const { id, kind, value } of settings) {
    if (kind !== 'duration') body[id] = value;
    // Minutes mean the same on every site, days do not.
    else times[id === 'timeestimate' ? 'remainingEstimate' : 'originalEstimate'] = inMinutes(value);
  }
  return Object.keys(times).length === 0 ? body : { ...body, timetracking: times };
}

function inMinutes(seconds: JiraJson): string {
  return typeof seconds === 'number' ? `${Math.round(seconds / 60)}m` : '';
}
