import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import { choiceNamed } from '../../../jira/fields/find-choice.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { ChangeOperation } from './change-operation.ts';
import type { ChangeSource } from './change-source.ts';
import { type Route, routeTo } from './route.ts';
import { statusStep } from './status-step.ts';
import type { Already, Step } from './step.ts';

/** To the status from before, over several steps where it takes them, with the resolution that it had. */
export async function statusBack(
  { statusName, resolution }: ChangeOperation['inverse'],
  issue: IssueSnapshot,
  source: ChangeSource,
): Promise<Step | Already> {
  const route = await routeTo(statusName ?? '', issue, source);
  return statusStep(route, resolution === undefined ? [] : withResolution(resolution, route), issue, source);
}

function withResolution(said: string, route: Route): ReadonlyMap<string, FieldSetting>[] {
  if (route.kind !== 'known') return [];
  return route.legs.map(({ screen }, place) => {
    const field = screen.find(({ id }) => id === 'resolution');
    const choice = choiceNamed(said, field?.choices ?? []);
    if (place < route.legs.length - 1 || field === undefined || choice === undefined) return new Map();
    const { id, name, kind } = field;
    return new Map([[id, { id, name, kind, value: { id: choice.id }, words: choice.name }]]);
  });
}
