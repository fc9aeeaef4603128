import { document, paragraph } from '../../site/adf.ts';
import type { CustomField, CustomValue, FieldDefault } from '../../site/model/custom-field.ts';
import type { Site } from '../../site/model/site.ts';
import { readCustomValue } from '../custom-field-input.ts';
import { FieldFault } from '../field-fault.ts';
import { givenText } from '../given-text.ts';
import { badRequest } from '../refusal.ts';

type Given = Readonly<Record<string, unknown>>;

interface Description {
  /** Jira's name of the default. */
  readonly type: string;
  /** Its parts, as it is shown again. */
  readonly parts: readonly string[];
  /** As an issue would be given it; null for nothing. */
  readonly valueIn: (given: Given) => unknown;
}

const several: Description = {
  type: 'option.multiple',
  parts: ['optionIds'],
  valueIn: ({ optionIds }) => (Array.isArray(optionIds) ? optionIds.map(optionOf) : null),
};

const described: Partial<Record<CustomField['kind'], Description>> = {
  number: { type: 'float', parts: ['number'], valueIn: ({ number }) => number },
  text: { type: 'textfield', parts: ['text'], valueIn: ({ text }) => text },
  richText: {
    type: 'textarea',
    parts: ['text'],
    valueIn: ({ text }) => (typeof text === 'string' && text !== '' ? document(paragraph(text)) : null),
  },
  date: { type: 'datepicker', parts: ['date', 'useCurrent'], valueIn: ({ date }) => date },
  dateTime: {
    type: 'datetimepicker',
    parts: ['dateTime', 'useCurrent'],
    valueIn: ({ dateTime }) => dateTime,
  },
  select: {
    type: 'option.single',
    parts: ['optionId'],
    valueIn: ({ optionId }) => optionId && optionOf(optionId),
  },
  multiSelect: several,
  checkboxes: several,
  cascadingSelect: {
    type: 'option.cascading',
    parts: ['optionId', 'cascadingOptionId'],
    valueIn: ({ optionId, cascadingOptionId: below }) =>
      optionId && { ...optionOf(optionId), ...(below ? { child: optionOf(below) } : {}) },
  },
  person: {
    type: 'single.user.select',
    parts: ['accountId', 'userFilter'],
    valueIn: ({ accountId }) => accountId && { accountId },
  },
  people: {
    type: 'multi.user.select',
    parts: ['accountIds'],
    valueIn: ({ accountIds }) =>
      Array.isArray(accountIds) ? accountIds.map((accountId) => ({ accountId })) : null,
  },
};

/** What a request sets the default to; null for nothing. */
export function readFieldDefault(field: CustomField, given: Given, site: Site): FieldDefault | null {
  const description = described[field.kind];
  if (description === undefined || given['type'] !== description.type)
    throw badRequest(`The default value type '${givenText(given['type'])}' does not suit this custom field.`);
  const { type, parts, valueIn } = description;
  const shown = {
    type,
    ...Object.fromEntries(parts.flatMap((part) => (part in given ? [[part, given[part]]] : []))),
  };
  if (given['useCurrent'] === true) return { shown, value: 'now' };
  const value = read(field, valueIn(given), site);
  if (value === null) return null;
  return {
    shown: type === 'single.user.select' ? { userFilter: { enabled: false }, ...shown } : shown,
    value,
  };
}

function read(field: CustomField, value: unknown, site: Site): CustomValue | null {
  try {
    return readCustomValue(field, value, site);
  } catch (error) {
    if (error instanceof FieldFault) throw badRequest(error.message);
    throw error;
  }
}

function optionOf(id: unknown): { id: string } {
  return { id: givenText(id) };
}
