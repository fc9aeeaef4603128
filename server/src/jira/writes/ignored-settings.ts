import type { Client } from 'jira.js/core';
import type { FieldSetting } from '../fields/field-setting.ts';
import { keeps } from '../fields/held-value.ts';
import { fieldValuesOf } from '../reading/field-values.ts';

/** Names of the fields that do not hold what they were set to. */
export async function ignoredSettings(
  client: Client,
  key: string,
  settings: readonly FieldSetting[],
): Promise<string[]> {
  if (settings.length === 0) return [];
  const values = await fieldValuesOf(
    client,
    [key],
    settings.map(({ id }) => id),
  );
  const now = values.get(key) ?? {};
  return settings.filter((setting) => !keeps(setting, now[setting.id])).map(({ name }) => name);
}
