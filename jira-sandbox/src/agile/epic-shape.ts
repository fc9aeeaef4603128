import { fieldIds } from '../site/custom-fields.ts';
import { optionsIn } from '../site/custom-values.ts';
import type { Issue } from '../site/model/issue.ts';

const DEFAULT_COLOR = 'ghx-label-7';

/** An epic as the agile API writes it. */
export function epicShape(epic: Issue, base: string) {
  const name = epic.custom[fieldIds.epicName];
  const color = epic.custom[fieldIds.epicColor] ?? DEFAULT_COLOR;
  return {
    id: Number(epic.id),
    key: epic.key,
    self: `${base}/rest/agile/1.0/epic/${epic.id}`,
    name: typeof name === 'string' ? name : epic.summary,
    summary: epic.summary,
    // The field holds `ghx-label-4`, the class of the style sheet; the API says `color_4`.
    color: { key: String(color).replace('ghx-label-', 'color_') },
    done: isDone(epic),
  };
}

/** Whether the team has put the epic away; that its status is done is another matter. */
export function isDone(epic: Issue): boolean {
  return optionsIn(epic.custom[fieldIds.epicStatus])[0]?.value === 'Done';
}
