import type { TypeWithFields } from '../../../jira/create-meta.ts';
import { findField } from '../../../jira/fields/find-field.ts';
import { saidValue } from '../../../jira/fields/said-value.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { PlanningSituation } from '../write-plan.ts';
import type { CreationFaults } from './creation-faults.ts';
import { namedAssignee } from './creation-place.ts';
import type { CreationSource } from './creation-source.ts';
import type { SetField } from './set-field.ts';
import type { WantedIssue } from './wanted-issues.ts';

/** Parts of an issue that decide where it goes and what it is. */
const ownNames: ReadonlySet<string> = new Set(['summary', 'project', 'issuetype', 'parent']);

/**
 * The fields that were said by name, as Jira takes them: those of the create screen; in paragraphs "@Name" mentions. What
 * cannot be is a fault each, a name that stays text a warning.
 * `place`: "a task in Payments".
 */
export async function saidSettings(
  wanted: WantedIssue,
  type: TypeWithFields,
  { place, project }: { readonly place: string; readonly project: string },
  source: CreationSource,
  situation: Pick<PlanningSituation, 'today' | 'timeZone'>,
  faults: CreationFaults,
): Promise<{ readonly settings: SetField[]; readonly warnings: readonly string[] }> {
  const settings = new Map<string, SetField>();
  const warnings: string[] = [];
  for (const [name, said] of Object.entries(wanted.fields ?? {})) {
    await faults.in(wanted.position, async () => {
      const field = findField(name, type.fields, `to fill in for ${place}`);
      if (ownNames.has(field.id))
        throw impossible(`${field.name} is no field to fill in; give it by itself.`);
      if (settings.has(field.id) || isGiven(field.id, wanted)) {
        throw impossible(`${field.name} was given twice; say once what it should be.`);
      }
      const mentioned =
        field.kind === 'paragraph' && typeof said === 'string' ? await source.mentioned(said) : undefined;
      warnings.push(...(mentioned?.warnings ?? []));
      const value = await saidValue(field, mentioned?.markdown ?? said, {
        today: situation.today,
        timeZone: situation.timeZone,
        person: (who) =>
          field.id === 'assignee' ? source.assignee(who, project) : source.account.resolvePerson(who),
        groups: (group) => source.account.groupNames(group),
      });
      if (value.words === null) return;
      const { id, kind } = field;
      settings.set(id, { id, name: field.name, kind, value: value.json, words: value.words });
    });
  }
  return { settings: [...settings.values()], warnings };
}

function isGiven(id: string, wanted: WantedIssue): boolean {
  switch (id) {
    case 'description':
    case 'priority':
    case 'labels':
      return wanted[id] !== undefined;
    case 'assignee':
      return namedAssignee(wanted) !== undefined;
    case 'duedate':
      return wanted.dueDate !== undefined;
    default:
      return false;
  }
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
