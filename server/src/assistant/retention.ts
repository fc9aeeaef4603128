import type { Ambient } from '../ambient.ts';
import type { ChangeJournal } from './changes.ts';
import type { TranscriptStore } from './conversation.ts';
import type { PersonFiles } from './files/person-files.ts';
import type { AuditLog } from './trust/audit-log.ts';

/** How long things are kept, in days; null: until somebody deletes them. */
export interface RetentionRules {
  /** After the last word that was said in it. */
  readonly conversationDays: number | null;
  /** Not less than 30, since a change can be undone for that long. */
  readonly auditDays: number | null;
}

export interface RetentionParts {
  readonly rules: RetentionRules;
  readonly transcripts: Pick<TranscriptStore, 'deleteUnused'>;
  readonly audit: Pick<AuditLog, 'forgetBefore'>;
  readonly journal: Pick<ChangeJournal, 'forgetBefore'>;
  readonly files: Pick<PersonFiles, 'sweep'>;
  readonly ambient: Pick<Ambient, 'now' | 'sleep'>;
}

const sweepEveryMs = 60 * 60_000;
/** The first one leaves the server its start. */
const firstSweepAfterMs = 60_000;
const dayMs = 24 * 60 * 60_000;

/** Lets go of what has been kept long enough. Several processes may do it at once. */
export class Retention {
  readonly #parts: RetentionParts;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** What cannot be deleted now is tried again by the next sweep; one failure does not keep the others. */
  async sweep(log: (error: unknown) => void): Promise<void> {
    const { rules, transcripts, audit, journal, files, ambient } = this.#parts;
    const before = (days: number) => ambient.now() - days * dayMs;
    const { conversationDays, auditDays } = rules;
    await files.sweep().catch(log);
    if (conversationDays !== null) await transcripts.deleteUnused(before(conversationDays)).catch(log);
    if (auditDays === null) return;
    await audit.forgetBefore(before(auditDays)).catch(log);
    await journal.forgetBefore(before(auditDays)).catch(log);
  }

  /** Again and again until it is stopped. */
  async run(stopped: AbortSignal, log: (error: unknown) => void): Promise<void> {
    const { ambient } = this.#parts;
    for (let wait = firstSweepAfterMs; !stopped.aborted; wait = sweepEveryMs) {
      await ambient.sleep(wait, stopped).catch(() => undefined);
      if (!stopped.aborted) await this.sweep(log);
    }
  }
}
