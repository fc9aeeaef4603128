import { asRecord } from '../call.ts';
import { givenText } from '../given-text.ts';
import { badRequest } from '../refusal.ts';

type Given = Readonly<Record<string, unknown>>;

/** What one edited field of a bulk edit is in the body of an edit of a single issue. */
interface Edit {
  readonly fieldId: string;
  readonly fields?: unknown;
  readonly update?: readonly unknown[];
}

/** `statusId` is a way to a status rather than a field; null where none is given. */
export interface BulkEdit {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update: Readonly<Record<string, readonly unknown[]>>;
  readonly statusId: string | null;
}

const option = (value: unknown) => {
  const id = asRecord(value)?.['optionId'];
  return id === undefined || id === null || String(id) === '-1' ? null : { id: givenText(id) };
};
const person = (value: unknown) => {
  const accountId = asRecord(value)?.['accountId'];
  return accountId === undefined || accountId === null ? null : { accountId };
};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const part = (value: unknown, name: string): unknown => asRecord(value)?.[name];
const byId = (value: unknown) => (value === undefined || value === null ? null : { id: givenText(value) });

/** Lists of one field each. */
const several: Readonly<Record<string, (given: Given) => Omit<Edit, 'fieldId'>>> = {
  cascadingSelectFields: ({ parentOptionValue, childOptionValue }) => {
    const [parent, child] = [option(parentOptionValue), option(childOptionValue)];
    return { fields: parent === null ? null : { ...parent, ...(child === null ? {} : { child }) } };
  },
  clearableNumberFields: ({ value }) => ({ fields: value ?? null }),
  datePickerFields: ({ date }) => ({ fields: part(date, 'formattedDate') ?? null }),
  dateTimePickerFields: ({ dateTime }) => ({ fields: part(dateTime, 'formattedDateTime') ?? null }),
  labelsFields: (given) => entries(given, 'labels', (label) => part(label, 'name')),
  multipleSelectClearableUserPickerFields: ({ users }) => ({ fields: list(users).map(person) }),
  multipleSelectFields: ({ options }) => ({ fields: list(options).map(option) }),
  multipleVersionPickerFields: (given) =>
    entries(given, 'versions', (version) => byId(part(version, 'versionId'))),
  richTextFields: ({ richText }) => ({ fields: part(richText, 'adfValue') ?? null }),
  singleLineTextFields: ({ text }) => ({ fields: text ?? null }),
  singleSelectClearableUserPickerFields: ({ user }) => ({ fields: person(user) }),
  singleSelectFields: ({ option: chosen }) => ({ fields: option(chosen) }),
  singleVersionPickerFields: ({ version }) => ({ fields: byId(part(version, 'versionId')) }),
  urlFields: ({ url }) => ({ fields: url ?? null }),
};

/** Of each there is one field at most. */
const single: Readonly<Record<string, (given: Given) => Edit>> = {
  issueType: ({ issueTypeId }) => ({ fieldId: 'issuetype', fields: byId(issueTypeId) }),
  multiselectComponents: (given) => ({
    fieldId: 'components',
    ...entries(given, 'components', (component) => byId(part(component, 'componentId'))),
  }),
  originalEstimateField: ({ originalEstimateField }) => ({
    fieldId: 'timetracking',
    fields: { originalEstimate: originalEstimateField },
  }),
  priority: ({ priorityId }) => ({ fieldId: 'priority', fields: byId(priorityId) }),
  timeTrackingField: ({ timeRemaining }) => ({
    fieldId: 'timetracking',
    fields: { remainingEstimate: timeRemaining },
  }),
};

/** `editedFieldsInput` of the fields that `selectedActions` names: neither may name one that the other does not. */
export function readBulkEdit(body: Given): BulkEdit {
  const selected = list(body['selectedActions']).map(givenText);
  const given = asRecord(body['editedFieldsInput']);
  if (selected.length === 0) throw badRequest("'selectedActions' must name the fields to edit.");
  if (given === null) throw badRequest("'editedFieldsInput' must be given.");
  const edits = Object.entries(given).flatMap(([kind, value]) => editsOf(kind, value));
  const named = [...edits.map(({ fieldId }) => fieldId), ...(given['status'] == null ? [] : ['status'])];
  const unselected = named.filter((fieldId) => !selected.includes(fieldId));
  if (unselected.length > 0)
    throw badRequest(
      `The following editedFieldInput values are not listed as selectedActions : ${unselected.join(', ')}`,
    );
  const missing = selected.find(
    (fieldId) => fieldId !== 'status' && !edits.some((edit) => edit.fieldId === fieldId),
  );
  if (missing !== undefined) throw badRequest(`'editedFieldsInput' says nothing of the field '${missing}'.`);
  const statusId = selected.includes('status') ? part(given['status'], 'statusId') : undefined;
  if (selected.includes('status') && statusId === undefined)
    throw badRequest("'editedFieldsInput' says nothing of the field 'status'.");
  const fields: Record<string, unknown> = {};
  for (const { fieldId, fields: value, update } of edits) {
    if (update !== undefined) continue;
    // Both estimates are parts of one field.
    fields[fieldId] =
      fieldId === 'timetracking' ? { ...asRecord(fields[fieldId]), ...asRecord(value) } : value;
  }
  return {
    fields,
    update: Object.fromEntries(
      edits.flatMap(({ fieldId, update }) => (update === undefined ? [] : [[fieldId, update]])),
    ),
    statusId: statusId === undefined ? null : givenText(statusId),
  };
}

function editsOf(kind: string, value: unknown): readonly Edit[] {
  const one = single[kind];
  if (one !== undefined) return value === null ? [] : [one(asRecord(value) ?? {})];
  const each = several[kind];
  if (each === undefined) {
    if (kind === 'status' || list(value).length === 0) return [];
    throw badRequest(`Fields of the kind '${kind}' cannot be edited in bulk.`);
  }
  return list(value).map((entry) => {
    const given = asRecord(entry) ?? {};
    return { fieldId: givenText(given['fieldId']), ...each(given) };
  });
}

/** What to do with the entries of a list is said beside them. */
function entries(given: Given, name: string, read: (entry: unknown) => unknown): Omit<Edit, 'fieldId'> {
  const named = list(given[name]).map(read);
  switch (given['bulkEditMultiSelectFieldOption']) {
    case 'ADD':
      return { update: named.map((entry) => ({ add: entry })) };
    case 'REMOVE':
      return { update: named.map((entry) => ({ remove: entry })) };
    case 'REPLACE':
      return { fields: named };
    case 'REMOVE_ALL':
      return { fields: [] };
    default:
      throw badRequest("'bulkEditMultiSelectFieldOption' must be ADD, REMOVE, REPLACE or REMOVE_ALL.");
  }
}
