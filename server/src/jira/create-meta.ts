import { getCreateIssueMetaIssueTypeId, getCreateIssueMetaIssueTypes } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { type ScreenField, screenFieldsOf } from './fields/screen-field.ts';
import { pathKey } from './path-key.ts';
import { read } from './reading/read.ts';

/** A type that the person can create issues of in a project. */
export interface CreatableType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  /** In Jira's hierarchy: -1 a sub-task, 0 a story, 1 an epic. A parent is one level above its children. */
  readonly level: number;
}

/** A type with its create screen. */
export interface TypeWithFields extends CreatableType {
  readonly fields: readonly CreatableField[];
}

export interface CreatableField extends ScreenField {
  /** Names of the values it takes, the first 200; null when anything goes. */
  readonly allowedValues: readonly string[] | null;
}

const maxTypes = 30;
const pageSize = 200;
const maxAllowedValues = 200;

const typesSchema = z.array(
  z
    .object({
      id: z.string(),
      name: z.string(),
      subtask: z.boolean().catch(false),
      hierarchyLevel: z.int().nullish().catch(null),
    })
    .transform(({ hierarchyLevel, ...type }) => ({ ...type, level: hierarchyLevel ?? levelOf(type) })),
);

/** Where Jira does not say it. */
function levelOf({ name, subtask }: { name: string; subtask: boolean }): number {
  if (subtask) return -1;
  return name.toLowerCase() === 'epic' ? 1 : 0;
}

const fieldsSchema = z.array(z.looseObject({ fieldId: z.string() }));

function creatableFields(fields: unknown): CreatableField[] {
  const byId = Object.fromEntries(read(fieldsSchema, fields).map((field) => [field.fieldId, field]));
  return screenFieldsOf(byId).map((field) => ({
    ...field,
    allowedValues: field.choices?.map(({ name }) => name).slice(0, maxAllowedValues) ?? null,
  }));
}

/** The types of which issues can be created in the project (key or id), at most 30. */
export async function askCreatableTypes(client: Client, project: string): Promise<CreatableType[]> {
  const page = await getCreateIssueMetaIssueTypes(client, {
    projectIdOrKey: pathKey(project),
    maxResults: maxTypes,
  });
  return read(typesSchema, page.issueTypes ?? page.createMetaIssueType ?? []).slice(0, maxTypes);
}

/** What a new issue of one type (id) takes, at most 200 fields. */
export async function askCreatableFields(
  client: Client,
  project: string,
  typeId: string,
): Promise<CreatableField[]> {
  const { fields, results } = await getCreateIssueMetaIssueTypeId(client, {
    projectIdOrKey: pathKey(project),
    issueTypeId: pathKey(typeId),
    maxResults: pageSize,
  });
  return creatableFields(fields ?? results ?? []);
}
