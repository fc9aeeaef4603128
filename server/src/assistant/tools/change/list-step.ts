import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Already, Step } from './step.ts';

const kinds = {
  components: { label: 'Components', plural: 'components' },
  fixVersions: { label: 'Fix versions', plural: 'fix versions' },
} as const;
type ListField = keyof typeof kinds;

/** Sets a list of names to exactly these: components and fix versions of changes that were written by name. */
export function listStep(field: ListField, after: readonly string[], issue: IssueSnapshot): Step | Already {
  const before = issue[field];
  const { label, plural } = kinds[field];
  if (after.length === before.length && after.every((name) => before.includes(name))) {
    return { already: `The ${plural} of ${issue.key} are already that` };
  }
  const words = (names: readonly string[]) => (names.length === 0 ? null : names.join(', '));
  return {
    row: { field, label, before: words(before), after: words(after) },
    edit: { [field]: [...after] },
    inverse: { [field]: [...before] },
    title: `Change the ${plural} of ${issue.key}`,
  };
}
