import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import { keeps } from '../../../jira/fields/held-value.ts';
import type { JiraAccount } from '../../../jira/jira.ts';

/** Names of the fields that do not hold what they were set to. */
export async function changedFields(
  settings: readonly FieldSetting[],
  key: string,
  account: JiraAccount,
): Promise<string[]> {
  if (settings.length === 0) return [];
  const ids = settings.map(({ id }) => id);
  const values = (await account.fieldValues([key], ids)).get(key) ?? {};
  return settings.filter((setting) => !keeps(setting, values[setting.id])).map(({ name }) => name);
}
