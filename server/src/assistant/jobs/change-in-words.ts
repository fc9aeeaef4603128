import { changedFieldName } from '@sidelight/contract';
import { plain } from '../plain-markdown.ts';

/** "due date 2026-12-22 → 2026-12-02", as Markdown. */
export function changeInWords(change: {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}): string {
  const { field, from, to } = change;
  return `${plain(changedFieldName(field))} ${plain(from ?? 'empty')} → ${plain(to ?? 'empty')}`;
}
