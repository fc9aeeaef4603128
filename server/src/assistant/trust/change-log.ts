import type { Audit, AuditEvent, AuditLine, MadeChange, MadeChanges } from '@sidelight/contract';
import { fold } from '@sidelight/language';
import type { Ambient } from '../../ambient.ts';
import { type ChangeJournal, undoLifetimeMs } from '../changes.ts';
import type { AuditLog, KeptAuditEntry } from './audit-log.ts';

interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The audit log as people read it: each their own changes, administrators everybody's. */
export class ChangeLog {
  readonly #audit: AuditLog;
  readonly #journal: Pick<ChangeJournal, 'undone'>;
  readonly #ambient: Pick<Ambient, 'now'>;

  constructor(parts: {
    audit: AuditLog;
    journal: Pick<ChangeJournal, 'undone'>;
    ambient: Pick<Ambient, 'now'>;
  }) {
    this.#audit = parts.audit;
    this.#journal = parts.journal;
    this.#ambient = parts.ambient;
  }

  /** What was changed for one person, with what of it can be undone. */
  async of(connectionId: string, page: Page): Promise<MadeChanges> {
    const { entries, next } = await this.#page(page, {
      connectionId,
      events: ['done', 'partly-done'],
      words: '',
    });
    const undone = await this.#journal.undone(
      connectionId,
      entries.flatMap(({ changeId }) => changeId ?? []),
    );
    const now = this.#ambient.now();
    const changes = entries.map((entry): MadeChange => {
      const changeId = entry.changeId ?? '';
      const parts = undone.get(changeId) ?? { total: 0, undone: 0 };
      const until = entry.at + undoLifetimeMs;
      return {
        ...lineOf(entry),
        event: entry.event === 'done' ? 'done' : 'partly-done',
        changeId,
        undone: parts.undone === 0 ? 'no' : parts.undone < parts.total ? 'partly' : 'yes',
        undoableUntil: parts.undone < parts.total && until > now ? new Date(until).toISOString() : null,
      };
    });
    return { changes, next };
  }

  /** Every line of everybody. */
  async ofEverybody(
    criteria: Page & { readonly event?: AuditEvent | undefined; readonly query?: string | undefined },
  ): Promise<Audit> {
    const { entries, next } = await this.#page(criteria, {
      connectionId: null,
      events: criteria.event === undefined ? [] : [criteria.event],
      words: fold(criteria.query ?? ''),
    });
    return { entries: entries.map(lineOf), next };
  }

  async #page(
    { before, limit }: Page,
    criteria: { connectionId: string | null; events: readonly AuditEvent[]; words: string },
  ): Promise<{ entries: KeptAuditEntry[]; next: number | null }> {
    const found = await this.#audit.list({
      ...criteria,
      before: before ?? null,
      limit: limit + 1,
    });
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    return {
      entries,
      next: found.length > limit && last !== undefined ? last.id : null,
    };
  }
}

function lineOf({ at, issues, ...entry }: KeptAuditEntry): AuditLine {
  return { ...entry, at: new Date(at).toISOString(), issues: [...issues] };
}
