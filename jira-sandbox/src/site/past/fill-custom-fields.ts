import { document, paragraph } from '../adf.ts';
import { contextOf, fieldIds } from '../custom-fields.ts';
import type { CustomField, CustomValue, FieldContext } from '../model/custom-field.ts';
import type { Issue } from '../model/issue.ts';
import type { Site } from '../model/site.ts';
import type { SeededRandom } from '../random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many of the issues that could have a value in the field have one. */
const SHARE = 0.45;
const FLAGGED_SHARE = 0.05;

const references = ['CT-', 'PO-', 'ZD-', 'REF '];
const criteria = [
  'It works with a slow network and with none.',
  'Somebody who has not seen it before finds it without help.',
  'The old way still works for a month.',
  'Support can explain it in one sentence.',
].map((text) => document(paragraph(text)));

/** Values in every custom field, as its context offers it; they were there when the issues were created. */
export function fillCustomFields(site: Site, random: SeededRandom): void {
  const fields = site.customFields.filter(({ kind }) => !['sprint', 'epicLink', 'rank'].includes(kind));
  const offered = new Map<string, readonly (readonly [CustomField, FieldContext])[]>();
  for (const issue of site.issues.values()) {
    const place = `${issue.project.id} ${issue.type.id}`;
    let here = offered.get(place);
    if (here === undefined) {
      here = fields.flatMap((field) => {
        const context = contextOf(field, issue.project, issue.type);
        return context === null ? [] : [[field, context] as const];
      });
      offered.set(place, here);
    }
    const values: Record<string, CustomValue> = { ...issue.custom };
    for (const [field, context] of here) {
      const epicField = field.kind.startsWith('epic');
      const share = epicField ? 1 : field.id === fieldIds.flagged ? FLAGGED_SHARE : SHARE;
      if (!random.chance(share)) continue;
      const value = chooseValue(field, context, issue, random);
      if (value !== null) values[field.id] = value;
    }
    issue.custom = values;
  }
}

function chooseValue(
  field: CustomField,
  { options }: FieldContext,
  issue: Issue,
  random: SeededRandom,
): CustomValue | null {
  switch (field.kind) {
    case 'number':
      return random.between(1, 240);
    case 'text':
      return `${random.pick(references)}${random.between(1_000, 99_999)}`;
    case 'richText':
      return random.pick(criteria);
    case 'date':
      return new Date(issue.createdAt + random.between(0, 20) * DAY_MS).toISOString().slice(0, 10);
    case 'dateTime':
      return Math.floor(issue.createdAt / DAY_MS) * DAY_MS + random.between(3, 30) * DAY_MS + 21 * HOUR_MS;
    case 'select':
      return [random.pick(options)];
    case 'checkboxes':
    case 'multiSelect':
      return filled(random.some(options, random.between(1, 3)));
    case 'cascadingSelect': {
      const parent = random.pick(options);
      return random.chance(0.8) ? [parent, random.pick(parent.children)] : [parent];
    }
    case 'person':
      return [random.pick(issue.project.members)];
    case 'people':
      return filled(random.some(issue.project.members, random.between(1, 3)));
    case 'epicName':
      return issue.summary.split(/[,:]/)[0] ?? issue.summary;
    case 'epicColor':
      return `ghx-label-${random.between(1, 14)}`;
    case 'epicStatus': {
      const wanted = { new: 'To Do', indeterminate: 'In Progress', done: 'Done' }[issue.status.category.key];
      return filled(options.filter(({ value }) => value === wanted));
    }
    default:
      return null;
  }
}

function filled<Entry>([first, ...rest]: readonly Entry[]): readonly [Entry, ...Entry[]] | null {
  return first === undefined ? null : [first, ...rest];
}
