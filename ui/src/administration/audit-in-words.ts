import type { AuditEvent, AuditLine } from '@sidelight/contract';

type Color = 'success' | 'warning' | 'danger' | 'informative';

export const eventsInWords: Record<AuditEvent, { readonly label: string; readonly color: Color }> = {
  approved: { label: 'Approved', color: 'informative' },
  refused: { label: 'Refused', color: 'informative' },
  expired: { label: 'Waited too long', color: 'informative' },
  superseded: { label: 'Dropped', color: 'informative' },
  done: { label: 'Done', color: 'success' },
  'partly-done': { label: 'Partly done', color: 'warning' },
  failed: { label: 'Failed', color: 'danger' },
  denied: { label: 'Not let', color: 'warning' },
  misused: { label: 'Wrong decision', color: 'danger' },
};

/** Who decided, where that was not the person for this plan alone. */
export function decidedInWords({ by }: Pick<AuditLine, 'by'>): string | undefined {
  switch (by) {
    case 'rule':
      return 'by a rule of theirs';
    case 'conversation-rule':
      return 'by a rule for the conversation';
    case 'person':
    case 'server':
      return undefined;
  }
}
