import { getCreateIssueMetaIssueTypeId, getCreateIssueMetaIssueTypes } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { type ScreenField, screenFieldsOf } from './fields/screen-field.ts';
import { pathKey } from './path-key.ts';
import { read } from './reading/read.ts';

export interface CreateMeta {
  readonly project: { readonly key: string };
  readonly types: readonly CreatableType[];
}

export interface CreatableType {
  readonly id: string;
  readonly name: string;
  readonly subtask: boolean;
  /** In Jira's hierarchy: -1 a sub-task, 0 a story, 1 an epic. A parent is one level above its children. */
  readonly level: number;
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

/** What a new issue of the project (key or id) takes: at most 30 types with 200 fields each. */
export async function askCreateMeta(client: Client, project: string): Promise<CreateMeta> {
  const page = await getCreateIssueMetaIssueTypes(client, {
    projectIdOrKey: pathKey(project),
    maxResults: maxTypes,
  });
  const types = read(typesSchema, page.issueTypes ?? page.createMetaIssueType ?? []).slice(0, maxTypes);
  const withFields = types.map(async (type): Promise<CreatableType> => {
    const fields = await getCreateIssueMetaIssueTypeId(client, {
      projectIdOrKey: pathKey(project),
      issueTypeId: pathKey(type.id),
      maxResults: pageSize,
    });
    return { ...type, fields: creatableFields(fields.fields ?? fields.results ?? []) };
  });
  return { project: { key: project }, types: await Promise.all(withFields) };
}
